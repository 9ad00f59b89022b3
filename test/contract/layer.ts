import test from 'ava';
import { type Effects, type Layer, over, ProtocolError, type Service, tap } from '#src/core/index.ts';
import { Dice } from '../support/random.ts';

/** A layer that is to keep the contract, and what the contract needs to know of it. */
export interface Subject<Above extends Service, Below extends Service> {
  readonly make: () => Layer<Above, Below>;
  /** How it comes to stand where inputs begin: one of these for each run. */
  readonly ways: readonly (readonly Input<Above, Below>[])[];
  /** What comes from below, whole and well formed. */
  readonly samples: readonly Uint8Array[];
  readonly arrive: (octets: Uint8Array) => Below['up'];
  /** What its user may say. */
  readonly says: readonly Above['down'][];
  /** The primitives after which nothing more goes down, whoever says them. None: it has no state of its own. */
  readonly ends: readonly string[];
  /** Whether octets come in chunks of any size. */
  readonly isStream: boolean;
  /** How many inputs it is tried with; fewer where a layer is many. */
  readonly inputs?: number;
}

/** A primitive for either side. */
export type Input<Above extends Service, Below extends Service> = { readonly above: Above['down'] } | { readonly below: Below['up'] };

/** What holds for every layer, whatever its protocol. */
export const keepsTheContract = <Above extends Service, Below extends Service>(title: string, subject: Subject<Above, Below>): void => {
  test(`${title}: nothing that a peer sends makes it throw`, (t) => {
    const dice = new Dice(102);
    let layer = begun(subject, dice);
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    for (let count = 0; count < (subject.inputs ?? INPUTS); count++) {
      if (count % RUN === 0) layer = begun(subject, dice);
      const octets = dice.mutated(dice.pick(subject.samples));
      try {
        layer.fromBelow(subject.arrive(octets));
      } catch (error) {
        t.fail(`${error} at ${Buffer.from(octets).toString('hex')}`);
        break;
      }
    }
    Error.stackTraceLimit = limit;
    t.pass();
  });

  test(`${title}: after its end nothing more goes down`, (t) => {
    const dice = new Dice(1006);
    let ends = 0;
    for (let run = 0; run < RUNS; run++) {
      const layer = begun(subject, dice);
      let isOver = false;
      for (let count = 0; count < RUN; count++) {
        const input = anyInput(subject, dice);
        const effects = given(layer, input);
        if (isOver) t.deepEqual(downIn(effects), []);
        isOver ||= subject.ends.includes(kindOf(input)) || downIn(effects).some((kind) => subject.ends.includes(kind));
      }
      if (isOver) ends += 1;
    }
    t.is(ends > 0, subject.ends.length > 0);
  });

  test(`${title}: a tap changes nothing`, (t) => {
    for (let seed = 0; seed < RUNS; seed++) {
      const seen: string[] = [];
      const tapped = () =>
        over(
          tap<Above>((_, { kind }) => seen.push(kind)),
          over(
            subject.make(),
            tap<Below>(() => {}),
          ),
        );
      t.deepEqual(history({ ...subject, make: tapped }, seed), history(subject, seed));
    }
  });

  if (!subject.isStream) return;
  for (const size of [1, 2, 3, 7, 1000]) {
    test(`${title}: chunks of ${size} come to the same`, (t) => {
      for (let seed = 0; seed < RUNS; seed++) {
        const dice = new Dice(seed);
        const layers = [begun(subject, new Dice(seed)), begun(subject, new Dice(seed))] as const;
        const stream = Buffer.concat(
          Array.from({ length: 5 }, () => (dice.roll(3) ? dice.pick(subject.samples) : dice.mutated(dice.pick(subject.samples)))),
        );
        const whole = summary(layers[0].fromBelow(subject.arrive(new Uint8Array(stream))));
        const pieces: string[] = [];
        for (let at = 0; at < stream.length; at += size) {
          pieces.push(...summary(layers[1].fromBelow(subject.arrive(new Uint8Array(stream.subarray(at, at + size))))));
        }
        t.deepEqual(pieces, whole, stream.toString('hex'));
      }
    });
  }
};

const begun = <Above extends Service, Below extends Service>({ make, ways }: Subject<Above, Below>, dice: Dice): Layer<Above, Below> => {
  const layer = make();
  for (const input of dice.pick(ways)) given(layer, input);
  return layer;
};

const anyInput = <Above extends Service, Below extends Service>(subject: Subject<Above, Below>, dice: Dice): Input<Above, Below> =>
  dice.roll(4) === 0 ? { above: dice.pick(subject.says) } : { below: subject.arrive(dice.mutated(dice.pick(subject.samples))) };

/** What a layer does; a user's call out of turn does nothing. */
const given = <Above extends Service, Below extends Service>(
  layer: Layer<Above, Below>,
  input: Input<Above, Below>,
): Effects<Above, Below> => {
  if ('below' in input) return layer.fromBelow(input.below);
  try {
    return layer.fromAbove(input.above);
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return [];
  }
};

const history = <Above extends Service, Below extends Service>(
  subject: Subject<Above, Below>,
  seed: number,
): readonly (readonly string[])[] => {
  const dice = new Dice(seed);
  const layer = begun(subject, dice);
  return Array.from({ length: RUN }, () => summary(given(layer, anyInput(subject, dice))));
};

/** Effects as texts that compare. */
const summary = <Above extends Service, Below extends Service>(effects: Effects<Above, Below>): readonly string[] =>
  effects.map((effect) =>
    JSON.stringify(effect, (_, value: unknown) =>
      value instanceof Error ? value.message : value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value,
    ),
  );

const kindOf = <Above extends Service, Below extends Service>(input: Input<Above, Below>): string =>
  'above' in input ? input.above.kind : input.below.kind;
const downIn = <Above extends Service, Below extends Service>(effects: Effects<Above, Below>): readonly string[] =>
  effects.flatMap((effect) => ('down' in effect ? [effect.down.kind] : []));

const INPUTS = 100_000;
const RUNS = 200;
const RUN = 25;
