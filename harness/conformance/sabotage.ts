import type { Deed, Habit, Passing, Reach } from '#harness/faults/index.ts';
import type { Saboteur, Seen } from './case.ts';
import { seenAs } from './known.ts';

/** Whether it is this that the bug is about. */
export type Trigger = (passing: Passing) => boolean;

/** A packet with such a PDU in it, by layer and kind. */
export const holding =
  (...seen: readonly Seen[]): Trigger =>
  ({ pdus }) =>
    pdus.some((pdu) => seen.includes(seenAs(pdu)));

/** Octets that begin so. */
export const beginning =
  (octets: Uint8Array): Trigger =>
  (passing) =>
    octets.every((octet, at) => passing.octets[at] === octet);

/** Octets that end so. */
export const ending =
  (octets: Uint8Array): Trigger =>
  (passing) =>
    bufferOf(passing.octets).subarray(-octets.length).equals(octets);

/** Octets that have these somewhere in them. */
export const having =
  (octets: Uint8Array): Trigger =>
  (passing) =>
    bufferOf(passing.octets).includes(bufferOf(octets));

const bufferOf = ({ buffer, byteOffset, length }: Uint8Array): Buffer => Buffer.from(buffer, byteOffset, length);

/** Of those that it is about, the nth of a line alone. */
export const nth = (number: number, trigger: Trigger): Triggers => ({
  fresh: () => {
    let count = 0;
    return (passing) => trigger(passing) && ++count === number;
  },
});

/** A trigger, or one that is made anew for each line because it counts. */
export type Triggers = Trigger | { readonly fresh: () => Trigger };

const habit = (at: 'chunk' | 'packet', going: 'in' | 'out', when: Triggers, deeds: (passing: Passing) => readonly Deed[]): Habit => {
  return () => {
    const trigger = typeof when === 'function' ? when : when.fresh();
    return { at, going, meddle: (passing) => (trigger(passing) ? deeds(passing) : undefined) };
  };
};

const saboteur = (says: string, ...habits: readonly Habit[]): Saboteur => ({ says, habits: () => habits });

/** It takes something else for what it was sent: how it should have been. `at`: whole packets, or writes as they come. */
export const takesFor = (
  says: string,
  when: Triggers,
  good: (octets: Uint8Array) => Uint8Array,
  at: 'chunk' | 'packet' = 'chunk',
): Saboteur =>
  saboteur(
    says,
    habit(at, 'in', when, ({ octets }) => [{ pass: good(octets) }]),
  );

/** It does not take it in, and answers so; without an answer it is deaf to it. */
export const answersWith = (
  says: string,
  when: Triggers,
  ...answers: readonly (Uint8Array | ((octets: Uint8Array) => Uint8Array))[]
): Saboteur =>
  saboteur(
    says,
    habit('chunk', 'in', when, ({ octets }) =>
      answers.map((answer) => ({ answer: typeof answer === 'function' ? answer(octets) : answer })),
    ),
  );

/** It does not take it in, and ends the line. */
export const hangsUpAt = (says: string, when: Triggers, how: 'close' | 'reset' = 'close', at: 'chunk' | 'packet' = 'chunk'): Saboteur =>
  saboteur(
    says,
    habit(at, 'in', when, () => [{ end: how }]),
  );

/** It says something wrongly: a packet of its own, changed. */
export const says = (about: string, when: Triggers, change: (octets: Uint8Array) => Uint8Array): Saboteur =>
  saboteur(
    about,
    habit('packet', 'out', when, ({ octets }) => [{ pass: change(octets) }]),
  );

/** It keeps to itself what it should have said. */
export const keepsBack = (about: string, when: Triggers): Saboteur =>
  saboteur(
    about,
    habit('packet', 'out', when, () => []),
  );

/** It says something more than it should, behind a packet of its own. */
export const adds = (about: string, when: Triggers, more: (octets: Uint8Array) => Uint8Array): Saboteur =>
  saboteur(
    about,
    habit('packet', 'out', when, ({ octets }) => [{ pass: octets }, { pass: more(octets) }]),
  );

/** It takes no notice of it. */
export const ignores = (about: string, when: Triggers): Saboteur => answersWith(about, when);

/** From then on it takes nothing in, on whatever line: it is busy with the one. */
export const blocksAt = (about: string, when: Trigger): Saboteur => ({
  says: about,
  habits: () => {
    let isBusy = false;
    return [
      () => ({
        at: 'chunk',
        going: 'in',
        meddle: (passing) => {
          isBusy ||= when(passing);
          return isBusy ? [] : undefined;
        },
      }),
    ];
  },
});

/** It dies of it: the line is reset, and so is every other from then on. */
export const diesOf = (about: string, when: Trigger): Saboteur => ({
  says: about,
  habits: () => {
    let isDead = false;
    return [
      () => ({ at: 'opening', going: 'out', meddle: () => (isDead ? [{ end: 'reset' }] : []) }),
      () => ({
        at: 'chunk',
        going: 'in',
        meddle: (passing) => {
          if (!when(passing)) return undefined;
          isDead = true;
          return [{ end: 'reset' }];
        },
      }),
    ];
  },
});

/** It dies when its peer ends the line so. `of`: what the peer had sent till then, all in all; absent: whatever it was. */
export const diesAtEnd = (about: string, how: 'close' | 'reset', of: (octets: Uint8Array) => boolean = () => true): Saboteur => ({
  says: about,
  habits: () => {
    let isDead = false;
    return [
      () => ({ at: 'opening', going: 'out', meddle: () => (isDead ? [{ end: 'reset' }] : []) }),
      () => {
        let sent = Buffer.alloc(0);
        // An orderly end is told before the line is gone, a reset is not.
        let end: 'close' | 'reset' = 'reset';
        return {
          at: 'chunk',
          going: 'in',
          meddle: ({ octets }) => {
            sent = Buffer.concat([sent, octets]);
            return undefined;
          },
          rest: () => {
            end = 'close';
            return [];
          },
          ends: () => {
            isDead ||= end === how && of(sent);
          },
        };
      },
    ];
  },
});

/** It has room for one line at a time: every other is reset. */
export const servesOne = (about: string): Saboteur => ({
  says: about,
  habits: () => {
    let lines = 0;
    return [
      () => ({
        at: 'opening',
        going: 'out',
        meddle: () => (++lines > 1 ? [{ end: 'reset' }] : []),
        ends: () => {
          lines--;
        },
      }),
    ];
  },
});

/** What is wrong on one line ends all that it has. */
export const endsAllAt = (about: string, when: Trigger): Saboteur => ({
  says: about,
  habits: () => {
    const lines = new Set<Reach>();
    return [
      () => {
        let own: Reach | undefined;
        return {
          at: 'chunk',
          going: 'in',
          begins: (reach) => {
            own = reach;
            lines.add(reach);
          },
          meddle: (passing) => {
            if (!when(passing)) return undefined;
            for (const line of lines) if (line !== own) line.do([{ end: 'reset' }]);
            return [{ end: 'reset' }];
          },
          ends: () => {
            if (own) lines.delete(own);
          },
        };
      },
    ];
  },
});

/** Octets with some of them replaced, counted from the first octet of the packet. */
export const withOctets =
  (at: number, ...octets: readonly number[]) =>
  (packet: Uint8Array): Uint8Array => {
    const changed = packet.slice();
    changed.set(octets, at);
    return changed;
  };

/** Other octets, whatever it was. */
export const instead = (octets: Uint8Array) => (): Uint8Array => octets;
