import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

export interface MenuTerms {
  readonly name: string;
  readonly label: string;
  /** Which is open; there is one at a time. */
  readonly open: string | undefined;
  readonly turn: (name: string | undefined) => void;
  readonly isOn?: boolean;
  readonly children: ComponentChildren;
}

/** A button, and what it opens below it. */
export const Menu = ({ name, label, open, turn, isOn, children }: MenuTerms) => {
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLElement>(null);
  const isOpen = open === name;
  useEffect(() => {
    if (!isOpen) return undefined;
    panel.current?.querySelector<HTMLElement>('input,select,textarea,a,button')?.focus();
    const away = (event: Event): void => {
      const { target } = event;
      if (target instanceof Node && !panel.current?.contains(target) && !button.current?.contains(target)) turn(undefined);
    };
    document.addEventListener('pointerdown', away);
    return () => document.removeEventListener('pointerdown', away);
  }, [isOpen]);
  const close = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !isOpen) return;
    event.stopPropagation();
    turn(undefined);
    button.current?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape is heard from whatever is within
    <div class="menu" onKeyDown={close}>
      <button type="button" ref={button} aria-expanded={isOpen} class={isOn ? 'on' : ''} onClick={() => turn(isOpen ? undefined : name)}>
        {label} <span aria-hidden="true">▾</span>
      </button>
      {isOpen && (
        <section class="panel" ref={panel} aria-label={label}>
          {children}
        </section>
      )}
    </div>
  );
};
