/** Rules of the session layer that no case tries, and why. */
export const UNTRIED_SESSION: Readonly<Record<string, string>> = {
  'SES-42': 'the DN crosses whatever follows the FN, and then it is discarded: what the endpoint makes of it cannot be told',
  'SES-50': 'needs an endpoint that takes extended concatenation',
};
