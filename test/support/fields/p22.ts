import { at, type Table } from './row.ts';
import { always, choice, count, lines, there } from './writings.ts';

const RECIPIENTS = 'primary-recipients';

// biome-ignore format: a table
/** X.420 §7. */
export const P22: Table = {
  'p22.ipm_element':                        at('information-object', there),
  'p22.heading_element':                    at('heading', there),
  'p22.this_IPM_element':                   at('this-IPM', there),
  'p22.user_element':                       at('this-IPM > user', there),
  'p22.user_relative_identifier':           at('user-relative-identifier'),
  'p22.originator_element':                 at('originator', there),
  'p22.formal_name_element':                at('formal-name', there),
  'p22.primary_recipients':                 at(RECIPIENTS, count),
  'p22.PrimaryRecipientsSubfield_element':  at(`${RECIPIENTS} > *`, there),
  'p22.recipient_element':                  at('recipient', there),
  'p22.subject':                            at('subject'),
  'p22.body':                               at('body', count),
  'p22.BodyPart':                           at('body > *', always(0)),                    // basic: its alternatives ours says at once
  'p22.basic':                              at('body > *', choice('ia5-text')),
  'p22.ia5_text_element':                   at('body > *', there),
  'p22.parameters_element':                 at('parameters', there),
  'p22.ia5text.data':                       at('data', lines),
};
