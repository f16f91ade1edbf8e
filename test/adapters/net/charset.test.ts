import { expect, test } from 'vitest'
import { decodeText } from '../../../main/adapters/net/charset.ts'

const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const utf8 = (text: string) => new TextEncoder().encode(text)

test.each<[string, Uint8Array, string | undefined, string]>([
  ['UTF-8 by default', utf8('bénéfice €'), undefined, 'bénéfice €'],
  ['the header’s charset', latin('b\xe9n\xe9fice'), 'text/html; charset=ISO-8859-1', 'bénéfice'],
  ['a quoted charset', latin('\x80'), 'text/html; charset="windows-1252"', '€'],
  ['ISO-8859-1 as windows-1252, as browsers do', latin('\x80\x92'), 'text/xml;charset=iso-8859-1', '€’'],
  [
    'the XML declaration',
    latin('<?xml version="1.0" encoding="windows-1252"?><a>\xe9</a>'),
    'text/xml',
    '<?xml version="1.0" encoding="windows-1252"?><a>é</a>',
  ],
  [
    'the HTML declaration',
    latin('<html><meta charset=iso-8859-15><p>\xa4'),
    'text/html',
    '<html><meta charset=iso-8859-15><p>€',
  ],
  [
    'the old HTML declaration',
    latin('<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">\xe9'),
    undefined,
    '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">é',
  ],
  [
    'a byte order mark before a lying header',
    Uint8Array.of(0xef, 0xbb, 0xbf, 0xc3, 0xa9),
    'text/xml; charset=iso-8859-1',
    'é',
  ],
  ['UTF-16 with its mark', Uint8Array.of(0xff, 0xfe, 0xe9, 0x00), undefined, 'é'],
  [
    'the header before the declaration',
    utf8('<?xml version="1.0" encoding="iso-8859-1"?>é'),
    'text/xml; charset=utf-8',
    '<?xml version="1.0" encoding="iso-8859-1"?>é',
  ],
  [
    'the declaration where the header names nothing known',
    latin('<meta charset="latin1">\xe9'),
    'text/html; charset=none',
    '<meta charset="latin1">é',
  ],
])('reads %s', (_, bytes, contentType, text) => {
  expect(decodeText(bytes, contentType)).toBe(text)
})
