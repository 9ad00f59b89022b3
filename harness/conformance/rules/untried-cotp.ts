/** Rules of class 0 that no case tries, and why. */
export const UNTRIED_COTP: Readonly<Record<string, string>> = {
  'COTP-69': 'how many connections an endpoint takes is not known from outside',
  'COTP-70': 'a local matter: every answer to a CR after a DR is right',
  'COTP-100': 'nobody can make the user of a caller give up its call from outside',
};
