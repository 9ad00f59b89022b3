import { useEffect, useRef, useState } from 'preact/hooks';
import type { TreeOf } from '../../protocol.ts';
import { ancestorsOf, countIn, linesOf } from '../model/tree-lines.ts';

export interface TreeTerms {
  readonly trees: readonly TreeOf[];
  /** The part that is looked at, by its path. */
  readonly part: string | undefined;
  readonly look: (path: string, node: TreeOf) => void;
}

/** A PDU and all its parts, each of which can be looked at: with a pointer, or with arrow keys. */
export const Tree = ({ trees, part, look }: TreeTerms) => {
  const [turned, setTurned] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [focus, setFocus] = useState('0');
  const list = useRef<HTMLUListElement>(null);
  const isLong = countIn(trees) > LONG;
  // What is looked at in the octets is seen in the tree.
  const within = new Set(part === undefined ? [] : ancestorsOf(part));
  const isClosed = (path: string, depth: number): boolean => !within.has(path) && (turned.get(path) ?? (isLong && depth > 0));
  const lines = linesOf(trees, isClosed).slice(0, MOST);
  const turn = (path: string, closed: boolean): void => setTurned(new Map([...turned, [path, closed]]));
  useEffect(() => {
    if (part === undefined || document.activeElement?.closest('.tree') === list.current) return;
    list.current?.querySelector('.in')?.scrollIntoView({ block: 'nearest' });
  }, [part]);
  const go = (path: string | undefined): void => {
    if (path === undefined) return;
    setFocus(path);
    list.current?.querySelector<HTMLElement>(`[data-path="${path}"]`)?.focus();
  };
  const press = (event: KeyboardEvent): void => {
    const index = lines.findIndex(({ path }) => path === focus);
    const line = lines[index];
    if (line === undefined) return;
    const deed = {
      ArrowDown: () => go(lines[index + 1]?.path),
      ArrowUp: () => go(lines[index - 1]?.path),
      Home: () => go(lines[0]?.path),
      End: () => go(lines.at(-1)?.path),
      ArrowRight: () => (line.isOpen === false ? turn(line.path, false) : line.isOpen ? go(lines[index + 1]?.path) : undefined),
      ArrowLeft: () => (line.isOpen ? turn(line.path, true) : go(ancestorsOf(line.path).at(-1))),
      Enter: () => line.isOpen !== undefined && turn(line.path, line.isOpen),
    }[event.key];
    if (deed === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    deed();
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a list of lines is what a tree is made of
    <ul class="tree" role="tree" aria-label="Parts of the PDU" ref={list} onKeyDown={press}>
      {lines.map(({ path, node, depth, isOpen, place, siblings }) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the tree
        <li
          key={path}
          role="treeitem"
          tabIndex={path === focus ? 0 : -1}
          data-path={path}
          aria-level={depth + 1}
          aria-expanded={isOpen}
          aria-selected={path === part}
          aria-posinset={place}
          aria-setsize={siblings}
          class={`${path === part ? 'in' : ''}${node.why === undefined ? '' : ' wrong'}`}
          style={{ paddingLeft: `${depth * 16 + 6}px` }}
          title={node.clause}
          onMouseOver={() => look(path, node)}
          onFocus={() => look(path, node)}
          onClick={() => {
            setFocus(path);
            look(path, node);
            if (isOpen !== undefined) turn(path, isOpen);
          }}
        >
          <span class="turn" aria-hidden="true">
            {isOpen === undefined ? '' : isOpen ? '▾' : '▸'}
          </span>
          <span class={isOpen === undefined ? 'part' : 'part whole'}>{node.name}</span> <span class="value">{node.value}</span>
          {node.says !== undefined && <span class="says"> {node.says}</span>}
          {node.why !== undefined && <span class="bad"> {node.why}</span>}
        </li>
      ))}
    </ul>
  );
};

/** Trees that are longer begin closed. */
const LONG = 60;
const MOST = 2000;
