/** Organization and site that an emulated server belongs to; every scenario uses these (assumed). */
const SITE = '/o=ORG/ou=SITE/cn=Configuration';

/** Directory name of a connector (Q199412, Q157630). */
export const connectorDn = (connector: string): string => `${SITE}/cn=Connections/cn=${connector}`;

/** Directory name of a server's TCP stack, which is named after the server (Q189345, Q199412). */
export const stackDn = (server: string): string => `${SITE}/cn=Servers/cn=${server.toUpperCase()}/cn=TCP (${server.toUpperCase()})`;
