import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { messageWithContext } from '../../../main/adapters/log/line.ts'
import { redact, redactText } from '../../../main/adapters/log/redact.ts'
import { VigieError } from '../../../shared/errors.ts'

describe('a text', () => {
  test.each([
    ['a Claude key', 'key sk-ant-api03-AbC_d-9 refused', 'key [redacted] refused'],
    ['a bearer token', 'Authorization: Bearer abc.def-123', 'Authorization: Bearer [redacted]'],
    ['basic credentials', 'proxy said Basic dXNlcjpwYXNz', 'proxy said Basic [redacted]'],
    ['credentials in an address', 'GET https://me:pass@host/x', 'GET https://[redacted]@host/x'],
    ['a token in a query', 'https://host/x?token=abc&y=1', 'https://host/x?token=[redacted]&y=1'],
    ['an access token in a query', '/x?access_token=abc', '/x?access_token=[redacted]'],
    [
      'an address of Slack',
      'POST https://hooks.slack.com/services/T0000/B0000/abcdef failed',
      'POST https://hooks.slack.com/services/[redacted] failed',
    ],
    [
      'an address of Discord',
      'https://discord.com/api/webhooks/123/abc-DEF_1',
      'https://discord.com/api/webhooks/123/[redacted]',
    ],
    [
      'an address of Telegram',
      'https://api.telegram.org/bot123456:AAabcdefghijklmnopqrstuvwxyz/sendMessage',
      'https://api.telegram.org/bot123456:[redacted]/sendMessage',
    ],
    ['a secret in JSON', '{"webhook_secret": "abc"}', '{"webhook_secret": "[redacted]"}'],
    ['an API key in an assignment', 'api_key=abc', 'api_key=[redacted]'],
    ['a password with an @ in an address', 'http://me:p@ss@host:80/x', 'http://[redacted]@host:80/x'],
    ['a password of several words', "password='a b, c' wrong", "password='[redacted]' wrong"],
    ['a secret in JSON within JSON', '"{\\"api_key\\":\\"a b\\"}"', '"{\\"api_key\\":\\"[redacted]\\"}"'],
    ['a secret with a quote in it', '{"password":"a\\"b","x":1}', '{"password":"[redacted]","x":1}'],
    ['a password as no address may hold it', "http://me:it's#a/b@host/x", 'http://[redacted]@host/x'],
    ['a header without a scheme', 'Authorization: abc\nnext', 'Authorization: [redacted]\nnext'],
    ['a header of another scheme', 'authorization: Digest u="me", r="x"', 'authorization: [redacted]'],
    ['cookies', 'Set-Cookie: a="b c"; Path=/', 'Set-Cookie: [redacted]'],
    ['cookies in JSON', '{"cookie":"a=b; c=d","x":1}', '{"cookie":"[redacted]","x":1}'],
    ['the secret of a webhook', 'key whsec_MfKQ9r/GKYq+== refused', 'key [redacted] refused'],
    ['a passphrase', 'passphrase=abc', 'passphrase=[redacted]'],
  ])('loses %s', (_, text, clean) => {
    expect(redactText(text)).toBe(clean)
  })

  /** Quadratic time would take minutes here. */
  test.each([
    ['letters', 'a-b.'],
    ['backslashes', '\\'],
    ['names', 'token '],
    ['addresses', 'a://b:c'],
  ])('of any length is looked through at once: %s', (_, part) => {
    const text = `token='${part.repeat(300_000)}`
    expect(redactText(text)).toBe("token='[redacted]")
    const open = part.repeat(300_000)
    expect(redactText(open)).toBe(open)
  })

  test('without a secret stays as it is', () => {
    const text =
      'Run 0190-aa of fear-greed at 15:20: 4 tokens of output, https://host/path?symbol=BTC%2FUSDT {"a":"https://x?m=a@b"}'
    expect(redactText(text)).toBe(text)
  })
})

describe('a context', () => {
  test('loses fields named like a secret at any depth', () => {
    const context = {
      a: [{ api_token: 'x', apiKey: 'y', keep: 1 }],
      headers: { Authorization: 'z', cookie: 'c' },
      cookies: ['d'],
    }
    expect(redact(context)).toEqual({
      a: [{ api_token: '[redacted]', apiKey: '[redacted]', keep: 1 }],
      headers: { Authorization: '[redacted]', cookie: '[redacted]' },
      cookies: '[redacted]',
    })
  })

  test('keeps counts of tokens and empty secrets, which tell something', () => {
    expect(redact({ output_tokens: 12, token: null })).toEqual({ output_tokens: 12, token: null })
  })

  test('shows an error with code, parameters and cause, cleaned', () => {
    const cause = new Error('GET https://me:pass@host failed')
    const shown = redact(new VigieError('not_running', { id: 'x' }, { cause })) as Record<string, unknown>
    expect(shown).toMatchObject({ code: 'not_running', params: { id: 'x' } })
    expect(shown.cause).toMatchObject({ message: 'GET https://[redacted]@host failed' })
  })

  test('may refer to itself', () => {
    const loop: Record<string, unknown> = { n: 1n }
    loop.self = loop
    expect(redact(loop)).toEqual({ n: '1', self: '[circular]' })
  })
})

test('no Claude key gets through, wherever it stands', () => {
  const key = fc.stringMatching(/^sk-ant-[A-Za-z0-9_-]{8,40}$/)
  fc.assert(
    fc.property(key, fc.string(), fc.string(), (secret, before, after) => {
      const line = messageWithContext(`${before} ${secret}\n${after}`, {
        deep: { note: [`${before}"${secret}"`] },
        error: new Error(`x ${secret}`),
      })
      expect(line).not.toContain(secret)
      expect(line).not.toContain('\n')
    }),
  )
})
