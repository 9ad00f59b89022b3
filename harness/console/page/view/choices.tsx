import type { ComponentChildren } from 'preact';

/** Buttons of which one is pressed. */
export const Choices = ({ label, children }: { readonly label: string; readonly children: ComponentChildren }) => (
  <fieldset class="choices">
    <legend class="hidden">{label}</legend>
    {children}
  </fieldset>
);
