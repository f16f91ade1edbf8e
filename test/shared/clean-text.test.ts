import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { harmlessDeep, harmlessLine, harmlessLines, withoutCredentials } from '../../shared/clean-text.ts'
import { VigieError } from '../../shared/errors.ts'

describe('harmless text', () => {
  it.each([
    ['a colour (CSI)', '\u001b[31mred', '\\u001b[31mred'],
    ['CSI of one byte', '\u009b2J', '\\u009b2J'],
    ['a title of the terminal (OSC)', '\u001b]0;owned\u0007', '\\u001b]0;owned\\u0007'],
    ['a link (OSC 8)', '\u001b]8;;http://evil\u001b\\x', '\\u001b]8;;http://evil\\u001b\\x'],
    ['an override of direction', 'gpj.\u202Eexe', 'gpj.\\u202eexe'],
    ['an isolate', 'a\u2066b\u2069', 'a\\u2066b\\u2069'],
    ['a line separator', 'a\u2028b', 'a\\u2028b'],
    ['a return that overwrites the line', 'good\rbad', 'good\\u000dbad'],
    ['a backspace', 'a\bb', 'a\\u0008b'],
    ['letters that only an assistant reads', 'a\u{E0041}\u{E007F}', 'a\\u{e0041}\\u{e007f}'],
  ])('shows %s instead of obeying it', (_name, text, shown) => {
    expect(harmlessLines(text)).toBe(shown)
  })

  it('keeps lines, tabs, accents, emoji and scripts written from right to left', () => {
    const text = 'été\n\tنص\u200f 👩‍🔧'
    expect(harmlessLines(text)).toBe(text)
    const scotland = '\u{1F3F4}\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}'
    expect(harmlessLines(scotland)).toBe(scotland)
    expect(harmlessLines('\uFEFFa\r\nb')).toBe('\uFEFFa\r\nb')
  })

  it('is one line if one line is asked for', () => {
    expect(harmlessLine('a\nb\tc')).toBe('a\\nb c')
  })

  it('has no control character, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(harmlessLine(text)).not.toMatch(/\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u)
      }),
    )
  })

  it('reaches every text of a value, and its keys', () => {
    expect(harmlessDeep({ 'a\u001b': [{ b: '\u0007' }, 1, null] })).toEqual({
      'a\\u001b': [{ b: '\\u0007' }, 1, null],
    })
  })
})

describe('addresses', () => {
  it.each([
    ['https://me:secret@host/x', 'https://***@host/x'],
    ['http://me@host', 'http://***@host'],
    ['ask http://u:p@ss@host:8080/a?b=1 now', 'ask http://***@host:8080/a?b=1 now'],
    ['https://host/hook?token=abc&x=1', 'https://host/hook?token=***&x=1'],
    ['https://host/?x=1&api_key=abc', 'https://host/?x=1&api_key=***'],
    ['https://host/a?q=me@home', 'https://host/a?q=me@home'],
    ['me@home is no address', 'me@home is no address'],
  ])('%s is told as %s', (text, cleaned) => {
    expect(withoutCredentials(text)).toBe(cleaned)
  })

  it('lose their credentials in every error, in its message and in its parameters', () => {
    const source = 'http://me:secret@service:3001'
    const nested = new VigieError('invalid_input', {
      field: 'url',
      problem: { messageKey: 'as_noted', params: { text: source } },
    })
    for (const error of [new VigieError('source_timeout', { source, seconds: 5 }), nested])
      expect(JSON.stringify([error.message, error.params])).not.toContain('secret')
  })
})
