import type { ComponentChildren } from 'preact';

/** What may be wider than there is room for, and is scrolled: with keys, too. */
export const Scroller = ({ label, children }: { readonly label: string; readonly children: ComponentChildren }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached with keys
  <section class="scroller" aria-label={label} tabIndex={0}>
    {children}
  </section>
);
