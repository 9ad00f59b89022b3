import { behind } from './coverings.ts';
import { at, type Table } from './row.ts';
import { choice, count, plain, there, when } from './writings.ts';

const USER = 'acse-service-user';

// biome-ignore format: a table
/** X.227 §9.1. */
export const ACSE: Table = {
  'acse.aarq_element':             at('AARQ', there),
  'acse.aare_element':             at('AARE', there),
  'acse.rlrq_element':             at('RLRQ', there),
  'acse.rlre_element':             at('RLRE', there),
  'acse.abrt_element':             at('ABRT', there),
  'acse.aSO_context_name':         at('application-context-name', plain, { covers: behind(2) }), // its name of 1996
  'acse.result':                   at('result', plain, { covers: behind(2) }),
  'acse.result_source_diagnostic': at('result-source-diagnostic', choice('', USER, 'acse-service-provider'), { covers: behind(2) }),
  'acse.service_user':             at('result-source-diagnostic', when(USER), { covers: behind(3) }),
  'acse.reason':                   at('reason'),
  'acse.abort_source':             at('abort-source'),
  'acse.user_information':         at('user-information', count),
  'acse.EXTERNALt_element':        at('user-information > *', there),
  'acse.direct_reference':         at('direct-reference'),
  'acse.indirect_reference':       at('indirect-reference'),
  'acse.encoding':                 at('encoding', choice('single-ASN1-type', 'octet-aligned', 'arbitrary')),
};
