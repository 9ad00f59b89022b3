/** One habit of a product that no switch stands for, for people to read. */
export interface Trait {
  readonly id: string;
  readonly says: string;
  readonly source: string;
}
