import { behind, whole } from './coverings.ts';
import { at, type Covering, type Table } from './row.ts';
import { choice, count, there, when } from './writings.ts';

const NORMAL = 'normal-mode-parameters';
const X410 = 'x410-mode-parameters';
const FULL = 'fully-encoded-data';
const DEFINED = 'presentation-context-definition-list';
const RESULTS = 'presentation-context-definition-result-list';
const LISTED = 'presentation-context-identifier-list';

/** In a CPR they have no tag of their own before that of a SEQUENCE. */
const normal: Covering = (place, packet) => (place.name === 'CPR' ? whole : behind(1))(place, packet);

// biome-ignore format: a table
/** X.226 §8.2. User-data of FN, DN, PT and DT stand in the SPDU, since no PPDU holds them. */
export const PRESENTATION: Table = {
  'pres.cptype':                                         at('CP', there),
  'pres.cpapdu':                                         at('CPA', there),
  'pres.cprtype':                                        at('CPR', choice(X410, NORMAL), { covers: whole }),
  'pres.aborttype':                                      at(['ARU', 'ARP'], ({ name }) => [name === 'ARP' ? 1 : 0], { covers: whole }),
  'pres.aru_ppdu':                                       at('ARU', choice(X410, NORMAL)),
  'pres.arp_ppdu_element':                               at('ARP', there, { covers: whole }),
  'pres.provider_reason':                                at('ARP > provider-reason'),
  'pres.mode_selector_element':                          at('mode-selector', there),
  'pres.mode_value':                                     at('mode-value'),
  'pres.normal_mode_parameters_element':                 at([`CP > ${NORMAL}`, `CPA > ${NORMAL}`, 'CPR', 'ARU'], when(NORMAL, there), { covers: normal }),
  'pres.x410_mode_parameters_element':                   at(X410, there),
  'pres.x400_mode_parameters_element':                   at('CPR', when(X410, there)),               // its name in a CPR
  'pres.calling_presentation_selector':                  at('calling-presentation-selector'),
  'pres.called_presentation_selector':                   at('called-presentation-selector'),
  'pres.presentation_context_definition_list':           at(DEFINED, count),
  'pres.Context_list_item_element':                      at(`${DEFINED} > *`, there, { covers: whole }),
  'pres.presentation_context_definition_result_list':    at(RESULTS, count),
  'pres.Result_list_item_element':                       at(`${RESULTS} > *`, there, { covers: whole }),
  'pres.result':                                         at(`${RESULTS} > * > result`),
  'pres.presentation_context_identifier_list':           at(LISTED, count),
  'pres.Presentation_context_identifier_list_item_element': at(`${LISTED} > *`, there, { covers: whole }),
  'pres.presentation_context_identifier':                at('presentation-context-identifier'),
  'pres.abstract_syntax_name':                           at('abstract-syntax-name'),
  'pres.transfer_syntax_name_list':                      at('transfer-syntax-name-list', count),
  'pres.Transfer_syntax_name':                           at('transfer-syntax-name-list > *'),
  'pres.transfer_syntax_name':                           at('transfer-syntax-name'),
  'pres.user_data':                                      at('user-data', choice('simply-encoded-data', FULL)),
  'pres.fully_encoded_data':                             at('user-data', when(FULL, count)),
  'pres.PDV_list_element':                               at('user-data > *', there, { covers: whole }),
  'pres.presentation_data_values':                       at('presentation-data-values', choice('single-ASN1-type', 'octet-aligned', 'arbitrary')),
};
