import test from 'ava';
import { type OrName, orAddressOfText, textOfOrAddress } from '#src/p1/index.ts';

const printable = (value: string) => ({ kind: 'printable', value }) as const;

// biome-ignore format: a table
/** Addresses, both ways. */
const addresses: Readonly<Record<string, OrName>> = {
  'c=US;a= ;p=Org;o=Site;': { standardAttributes: { countryName: printable('US'), administrationDomainName: printable(' '), privateDomainName: printable('Org'), organizationName: 'Site' } },
  'c=US;a= ;p=Org;o=Site;s=Doe;g=Jane;i=J;q=Jr;ou1=A;ou2=B;cn=Jane Doe;dda:SMTP=jane(a)example.com;dda:X=y=z;': {
    standardAttributes: {
      countryName: printable('US'), administrationDomainName: printable(' '), privateDomainName: printable('Org'), organizationName: 'Site',
      personalName: { surname: 'Doe', givenName: 'Jane', initials: 'J', generationQualifier: 'Jr' }, organizationalUnitNames: ['A', 'B'],
    },
    extensionAttributes: [{ kind: 'common-name', value: 'Jane Doe' }],
    domainDefinedAttributes: [{ type: 'SMTP', value: 'jane(a)example.com' }, { type: 'X', value: 'y=z' }],
  },
  'c=310;a=ATT;x.121=31041234;t-id=T1;n-id=42;': { standardAttributes: { countryName: { kind: 'numeric', value: '310' }, administrationDomainName: printable('ATT'), networkAddress: '31041234', terminalIdentifier: 'T1', numericUserIdentifier: '42' } },
  'cn=J\u00f6rg_D;': { standardAttributes: {}, extensionAttributes: [{ kind: 'teletex-common-name', value: 'J\u00f6rg_D' }] },
  'dda:A=1;': { standardAttributes: {}, domainDefinedAttributes: [{ type: 'A', value: '1' }] },
};

for (const [text, address] of Object.entries(addresses)) {
  test(`reads and writes ${text}`, (t) => {
    t.deepEqual(orAddressOfText(text), address);
    t.is(textOfOrAddress(address), text);
  });
}

// biome-ignore format: a table
/** What other hands write. */
const spellings: Readonly<Record<string, string>> = {
  'X400:c=US;a= ;p=Org;o=Site;':          'c=US;a= ;p=Org;o=Site;',
  'C=US; A= ; P=Org; O=Site':             'c=US;a= ;p=Org;o=Site;',
  ' c=US;ADMD=X;PRMD=Y;;':                'c=US;a=X;p=Y;',
  'G=Jane;S=Doe;OU=A;X121=1;UA-ID=2;DDA:Smtp=x': 's=Doe;g=Jane;ou1=A;x.121=1;n-id=2;dda:Smtp=x;',
};

for (const [spelling, text] of Object.entries(spellings)) {
  test(`reads ${spelling}`, (t) => t.is(textOfOrAddress(orAddressOfText(spelling)), text));
}

// biome-ignore format: a table
/** What is wrong, and where. */
const malformed: Readonly<Record<string, readonly [fault: string, octet: number | undefined]>> = {
  'c=US;x=1':            ['p1.label', 5],
  'c=US; dda:=1':        ['p1.label', 6],
  'c=US;a':              ['p1.attribute', 5],
  'c=US;a=':             ['p1.attribute', 5],
  'X400:=US':            ['p1.attribute', 5],
  'c=US;a=X;C=GB':       ['p1.twice', 9],
  'c=US;o=a_b':          ['p1.character', 5],
  'c=US;n-id=4x':        ['p1.character', 5],
  'c=US;dda:A=b@c':      ['p1.character', 5],
  'c=US;dda:A_=b':       ['p1.character', 5],
  'cn=\u0416':           ['p1.character', 0],
  'c=US;g=Jane':         ['p1.surname', undefined],
  'c=US;ou1=A;ou3=C':    ['p1.units', undefined],
};

for (const [text, [code, octet]] of Object.entries(malformed)) {
  test(`says what is wrong in ${text}`, (t) => {
    const error = t.throws(() => orAddressOfText(text), { code }) as Error & { readonly detail: { readonly octet?: number } };
    t.is(error.detail.octet, octet);
  });
}
