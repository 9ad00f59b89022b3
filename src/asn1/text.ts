import { berFaults } from './faults.ts';

/** Octets as text, a character for each of them: nothing is lost, whatever they mean. */
export const textOf = (octets: Uint8Array): string => {
  if (octets.length <= FEW) return textOfFew(octets);
  if (octets.length <= PIECE) return Reflect.apply(String.fromCharCode, undefined, octets);
  const pieces: string[] = [];
  for (let at = 0; at < octets.length; at += PIECE)
    pieces.push(Reflect.apply(String.fromCharCode, undefined, octets.subarray(at, at + PIECE)));
  return pieces.join('');
};

/** The octets of a text that has no characters but those of `textOf`. */
export const octetsOfText = (text: string): Uint8Array => {
  const octets = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0xff) throw berFaults.character({ got: `U+${code.toString(16).toUpperCase().padStart(4, '0')}` });
    octets[at] = code;
  }
  return octets;
};

/** The same, quicker than by a list of arguments as long as it is short. */
const textOfFew = (octets: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < octets.length; at++) text += String.fromCharCode(octets[at]!);
  return text;
};

const FEW = 8;
// Arguments stand on the stack of calls.
const PIECE = 4096;
