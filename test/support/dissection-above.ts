import type { Stamped } from '#harness/run/index.ts';

type Pdu = Extract<Stamped, { type: 'pdu' }>;

/** The values of a PDU that stand for a field of tshark, in the words of tshark. */
type Reading = (fields: Pdu['fields']) => readonly unknown[];

const field =
  (name: string, words?: Readonly<Record<string, number>>): Reading =>
  (fields) => {
    const value = fields[name];
    return value === undefined ? [] : [words ? words[String(value)] : value];
  };

const localOf =
  (...names: readonly string[]): Reading =>
  (fields) =>
    names.flatMap((name) => /l=([^;]*)/.exec(String(fields[name]))?.slice(1) ?? []);

/** Numbers as decimals where tshark has them so. */
const RESULTS = { accepted: 0, 'rejected-permanent': 1, 'rejected-transient': 2 } as const;
const DIALOGUES = { monologue: 0, 'two-way-alternate': 1 } as const;

// biome-ignore format: a table
/** Fields of tshark above transport, and in which of our PDUs, in the order of the wire, what they say stands under another name. */
export const ABOVE = {
  'ses.calling_session_selector':      { CN: field('calling'), AC: field('calling') },
  'ses.called_session_selector':       { CN: field('called'), AC: field('called') },
  'ses.activity_identifier':           { AS: field('activity'), AR: (fields) => [...field('oldActivity')(fields), ...field('activity')(fields)] },
  'ses.serial_number':                 { MIP: field('serial'), MIA: field('serial'), AE: field('serial'), AEA: field('serial'), AR: field('oldSerial') },
  'pres.calling_presentation_selector':    { CP: field('calling') },
  'pres.called_presentation_selector':     { CP: field('called') },
  'pres.responding_presentation_selector': { CPA: field('responding') },
  'acse.aSO_context_name':             { AARQ: field('applicationContext'), AARE: field('applicationContext') },
  'acse.result':                       { AARE: field('result', RESULTS) },
  'rtse.checkpointSize':               { RTORQ: field('checkpoint'), RTOAC: field('checkpoint') },
  'rtse.windowSize':                   { RTORQ: field('window'), RTOAC: field('window') },
  'rtse.dialogueMode':                 { RTORQ: field('dialogue', DIALOGUES) },
  'rtse.refuseReason':                 { RTORJ: field('reason') },
  'rtse.abortReason':                  { RTAB: field('reason') },
  'p1.authenticated.initiator-name':   { MTABindArgument: field('name') },
  'p1.authenticated.responder-name':   { MTABindResult: field('name') },
  'p1.MTABindError':                   { MTABindError: field('reason') },
  'p1.local_identifier':               { message: localOf('identifier'), probe: localOf('identifier'), report: localOf('identifier', 'about') },
  'p22.subject':                       { message: field('subject') },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Reading>>>>;

/** What our PDUs of a frame say in the place of a field of tshark. */
export const saidAbove = (name: keyof typeof ABOVE, pdus: readonly Pdu[]): readonly unknown[] =>
  pdus.flatMap(({ kind, fields }) => (ABOVE[name] as Readonly<Record<string, Reading>>)[kind]?.(fields) ?? []);
