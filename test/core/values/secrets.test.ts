import { describe, expect, it } from 'vitest'
import { credentialsIn, withoutSecrets } from '../../../main/core/values/secrets.ts'

const clean = (text: string, ...secrets: string[]) => withoutSecrets(text, secrets, '#')

describe('a secret is found', () => {
  it.each([
    ['as it is', 'a word, a key', 'said: a word, a key.', 'said: #.'],
    ['percent-encoded', 'clé/é+ =secrète', 'cl%C3%A9%2F%C3%A9%2B%20%3Dsecr%C3%A8te', '#'],
    ['percent-encoded in small letters', 'pass/word', 'pass%2fword', '#'],
    ['in a form', 'two words/', 'two+words%2F', '#'],
    ['in JSON', 'pass"word\\', '{"it":"pass\\"word\\\\"}', '{"it":"#"}'],
    ['after the scheme of its header', 'Bearer abcdef123', 'token abcdef123', 'token #'],
    ['in a Basic header', `Basic ${btoa('jean:motsecret')}`, 'jean, motsecret', 'jean, #'],
    ['as the password of an address', 'postgres://app:motsecret@db/x', 'app, motsecret', 'app, #'],
  ])('%s', (_, secret, text, left) => {
    expect(clean(text, secret)).toBe(left)
  })

  it('the longer one first, and none that is too short to be one', () => {
    expect(clean('secret-long secret no', 'secret', 'secret-long', 'no')).toBe('# # no')
  })

  it('also if it is no text', () => {
    expect(clean('a\ud800bcdef', 'a\ud800bcdef')).toBe('#')
  })
})

describe('credentials of an address', () => {
  const address = 'https://jean%40x:mot%2Fsecret@host/a?api_key=cle%2Bsecrete&zone=europe-ouest&sig=sans+plus'

  it.each([
    ['the name', 'jean@x', '#'],
    ['the password', 'mot/secret and mot%2Fsecret', '# and #'],
    ['both as the header of the request', `Basic ${btoa('jean@x:mot/secret')}`, 'Basic #'],
    ['both in base64 without its end', `${btoa('jean@x:mot/secret').replace(/=+$/, '')}.`, '#.'],
    ['a parameter named like a secret', 'cle+secrete, cle%2Bsecrete, sans plus', '#, #, #'],
    ['no other parameter', 'europe-ouest', 'europe-ouest'],
  ])('%s', (_, text, left) => {
    expect(clean(text, ...credentialsIn(address))).toBe(left)
  })

  it('of every address in a text', () => {
    expect(credentialsIn('--a=http://h/?key=first-one http://:second@h')).toEqual(
      expect.arrayContaining(['first-one', 'second', btoa(':second')]),
    )
  })

  it('are none if it has none', () => {
    expect(credentialsIn('https://host/a?zone=b').filter(Boolean)).toEqual([])
    expect(credentialsIn('https://[not an address')).toEqual([])
  })
})
