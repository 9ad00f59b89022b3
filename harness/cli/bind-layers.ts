import { CONFORMANCES } from '#src/p1/index.ts';
import { REFUSAL_REASONS as PRESENTATION_REASONS } from '#src/presentation/index.ts';
import { RTSE_REFUSE_REASONS } from '#src/rtse/index.ts';
import { REFUSE_REASONS as SESSION_REASONS } from '#src/session/index.ts';
import type { Asking } from './asking.ts';
import { becauseOf, contextsSay, diagnosticSays, errorSays, passwordSays, responding, sizesSay, unitsSay } from './bind-words.ts';
import { CONFIRMS, type ConfirmKind, type ConfirmOf, type Confirms } from './confirms.ts';
import { TELLS } from './probe-tells.ts';

/** What one layer said in a bind. */
export interface LayerLine {
  readonly layer: string;
  readonly says: string;
  readonly isGood: boolean;
  /** Of what was waited for: since the last word from there, in milliseconds. What comes along in the PDU of a layer below has none. */
  readonly after?: number;
}

/** A layer of a bind: what it is called, and what its confirm says; undefined where it has nothing to say of its own. */
interface LayerRow<Kind extends ConfirmKind> {
  readonly layer: string;
  /** Whether its answer makes a way of its own, and is not user data of the one below. */
  readonly isAwaited?: true;
  readonly says: (confirm: ConfirmOf<Kind>, asking: Asking) => string | undefined;
}

/** What each layer says when it is confirmed. */
export const LAYERS: { readonly [Kind in ConfirmKind]: LayerRow<Kind> } = {
  'N-CONNECT.confirm': { layer: 'TCP', isAwaited: true, says: () => 'connected' },
  'T-CONNECT.confirm': { layer: 'COTP', isAwaited: true, says: (confirm) => TELLS.CC.says({ ending: 'CC', answered: 0, ...confirm }) },
  'S-CONNECT.confirm': {
    layer: 'session',
    isAwaited: true,
    says: (confirm) =>
      confirm.result === 'accepted'
        ? `AC version ${confirm.version}, ${unitsSay(confirm.units)}${responding(confirm.responding)}`
        : `RF${becauseOf(SESSION_REASONS, confirm.reason)}`,
  },
  'P-CONNECT.confirm': {
    layer: 'presentation',
    says: (confirm, asking) => {
      if (isX410(asking)) return undefined;
      if (confirm.result === 'accepted') return `CPA ${contextsSay(confirm.results)}${responding(confirm.responding.psel)}`;
      return confirm.refusal.layer === 'presentation' ? `CPR${becauseOf(PRESENTATION_REASONS, confirm.refusal.reason)}` : undefined;
    },
  },
  'A-ASSOCIATE.confirm': {
    layer: 'ACSE',
    says: (confirm, asking) => {
      if (isX410(asking)) return undefined;
      if (confirm.result === 'accepted') return `AARE accepted, application context ${confirm.applicationContext ?? 'none'}`;
      return confirm.refusal.layer === 'acse' ? `AARE ${confirm.result}${diagnosticSays(confirm.refusal.reason)}` : undefined;
    },
  },
  'RT-OPEN.confirm': {
    layer: 'RTSE',
    says: (confirm, asking) => {
      if (confirm.result === 'accepted') return `RTOAC ${sizesSay(confirm, asking)}, ${confirm.dialogue ?? 'monologue'}`;
      return confirm.refusal.layer === 'rtse' ? `RTORJ${becauseOf(RTSE_REFUSE_REASONS, confirm.refusal.reason)}` : undefined;
    },
  },
  'MTA-BIND.confirm': {
    layer: 'MTA',
    says: (confirm) => {
      if (confirm.result === 'refused') return confirm.refusal.layer === 'p1' ? `bind error ${errorSays(confirm.error)}` : undefined;
      if (confirm.value?.kind !== 'authenticated') return 'bound, and who answers does not say who it is';
      const { responderName, responderCredentials } = confirm.value.value;
      return `bound by "${responderName}", with ${passwordSays(responderCredentials)}`;
    },
  },
};

/** What the layers said, from the ground up, so far as they said anything. */
export const layerLines = (confirms: Confirms, asking: Asking): readonly LayerLine[] => {
  let before = 0;
  return CONFIRMS.flatMap((kind) => {
    const told = confirms.get(kind);
    const row = LAYERS[kind] as LayerRow<ConfirmKind>;
    const says = told && row.says(told.primitive, asking);
    if (!told || says === undefined) return [];
    const line = { layer: row.layer, says, isGood: !('result' in told.primitive) || told.primitive.result === 'accepted' };
    const after = told.at - before;
    before = told.at;
    return [row.isAwaited ? { ...line, after } : line];
  });
};

/** The layer that was to speak next: the first one that has not. */
export const nextLayer = (confirms: Confirms, asking: Asking): string => {
  const next = CONFIRMS.find((kind) => !confirms.has(kind) && !(isX410(asking) && NORMAL_ONLY.has(kind)));
  return LAYERS[next ?? 'MTA-BIND.confirm'].layer;
};

/** There is neither a PPDU nor an APDU of ACSE in X.410 mode. */
const NORMAL_ONLY: ReadonlySet<ConfirmKind> = new Set(['P-CONNECT.confirm', 'A-ASSOCIATE.confirm']);
const isX410 = ({ conformance }: Asking): boolean => CONFORMANCES[conformance].mode === 'x410-1984';
