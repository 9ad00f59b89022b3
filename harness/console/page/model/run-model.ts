import type { Subject } from '#harness/filter/index.ts';
import type { Told } from '../../protocol.ts';
import { Subjects } from '../../subjects.ts';
import { Cases } from './cases.ts';
import type { Gap } from './history.ts';
import { Scene, type SceneTerms } from './scene.ts';

/** A run as the page shows it: one scene after the other. Whatever is here comes of events. */
export class RunModel {
  readonly scenes: Scene[] = [];
  readonly cases = new Cases();
  argv: readonly string[] = [];
  readonly #isVirtual: boolean;
  readonly #subjects = new Subjects();

  constructor(isVirtual: boolean) {
    this.#isVirtual = isVirtual;
  }

  add(item: Told | Gap): void {
    if ('from' in item && 'counts' in item) return this.#scene.leftOut(item);
    const subject: Subject = this.#subjects.of(item);
    if (item.type === 'command') this.argv = item.argv;
    if (item.type === 'command' || item.type === 'exit') return;
    if (item.type === 'run.start') return void this.scenes.push(new Scene(item, this.#terms));
    this.cases.add(item);
    this.#scene.add(item, subject);
  }

  get #terms(): SceneTerms {
    return { isVirtual: this.#isVirtual, isSuite: this.argv[0] === 'conform' };
  }

  /** The one that goes on, or went on last. */
  get #scene(): Scene {
    const last = this.scenes.at(-1);
    if (last) return last;
    const scene = new Scene(undefined, this.#terms);
    this.scenes.push(scene);
    return scene;
  }
}
