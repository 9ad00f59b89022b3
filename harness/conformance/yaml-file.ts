import { type Document, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml';

/** What is wrong with a file, where: `iut.yaml:9:5`. */
export interface Flaw {
  readonly place: string;
  readonly says: string;
}

/** A file of ours in YAML that is read key by key, so that every flaw has its place. */
export class YamlFile {
  readonly flaws: Flaw[] = [];
  readonly document: Document;
  readonly #name: string;
  readonly #lines = new LineCounter();

  constructor(text: string, name: string) {
    this.#name = name;
    this.document = parseDocument(text, { lineCounter: this.#lines, uniqueKeys: true });
    for (const { message, pos } of this.document.errors)
      this.flaws.push({ place: this.#at(pos[0]), says: message.split('\n')[0]!.replace(/ at line.*/, '') });
  }

  /** The map that the document is; an empty document is none. */
  get root(): YAMLMap | undefined {
    const { contents } = this.document;
    if (contents === null || isMap(contents)) return contents ?? undefined;
    this.wrong(contents as Node, 'this is no map of keys');
    return undefined;
  }

  wrong(node: Node | null | undefined, says: string): undefined {
    this.flaws.push({ place: this.placeOf(node), says });
    return undefined;
  }

  placeOf(node: Node | null | undefined): string {
    return this.#at(node?.range?.[0] ?? 0);
  }

  /** The pairs of a map; keys that are not among these are flaws. */
  pairs(map: YAMLMap, known?: readonly string[]): readonly (readonly [key: string, value: Node | null, at: Node])[] {
    return map.items.flatMap(({ key, value }) => {
      const name = String(isScalar(key) ? key.value : key);
      if (known && !known.includes(name)) this.wrong(key as Node, `unknown key "${name}": there are ${known.join(', ')}`);
      return [[name, value as Node | null, key as Node] as const];
    });
  }

  text(node: Node | null | undefined, what: string): string | undefined {
    if (isScalar(node) && typeof node.value === 'string' && node.value !== '') return node.value;
    return this.wrong(node, `${what} must be text`);
  }

  items(node: Node | null | undefined, what: string): readonly Node[] {
    if (isSeq(node)) return node.items as Node[];
    this.wrong(node, `${what} must be a list`);
    return [];
  }

  #at(offset: number): string {
    const { line, col } = this.#lines.linePos(offset);
    return `${this.#name}:${Math.max(1, line)}:${Math.max(1, col)}`;
  }
}
