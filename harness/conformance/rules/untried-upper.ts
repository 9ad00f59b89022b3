/** Rules of the layers above session that no case tries, and why. */
export const UNTRIED_UPPER: Readonly<Record<string, string>> = {
  'ACSE-20': 'cannot arise: over reliable transfer only the initiator closes',
  'RTSE-11': 'needs minutes: a sender waits long for the end of its transfer to be acknowledged',
  'RTSE-19': 'needs an endpoint that is busy',
  'RTSE-21': 'needs an endpoint that knows monologues alone',
  'RTSE-29': 'a local matter: how long an endpoint waits before it tries again',
  'RTSE-30': 'needs a second connection: a transfer that is gone on with',
  'RTSE-31': 'needs a second connection: whether an endpoint recovers, and when, is its own matter',
  'RTSE-32': 'needs a second connection, and cannot be seen from outside',
  'RTSE-36': 'informative: on the wire the element is the mode',
  'MTA-01': 'needs an endpoint that asks nobody for a name',
  'MTA-06': 'needs an endpoint that is busy',
  'MTA-07': 'needs an endpoint that knows monologues alone',
  'MTA-09': 'needs an endpoint that demands confidentiality',
  'MTA-17': 'cannot be seen on this connection: where a message goes',
  'MTA-18': 'needs the domain of the endpoint, and a second connection for the report',
  'MTA-19': 'needs a second connection for the report',
};
