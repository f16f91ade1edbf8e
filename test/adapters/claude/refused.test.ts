import { APIError } from '@anthropic-ai/sdk'
import { expect, test } from 'vitest'
import { inOurWords } from '../../../main/adapters/claude/client.ts'

const DATE = 'Sun, 01 Nov 2026 12:00:00 GMT'

test.each([
  [429, { 'retry-after': '17' }, 17],
  [529, { 'retry-after': 'Sun, 01 Nov 2026 12:30:00 GMT', date: DATE }, 1800],
  [429, { 'retry-after': 'Sun, 01 Nov 2026 11:00:00 GMT', date: DATE }, 60],
])('refused with %i and %o, Claude is left alone for %i s', async (status, headers, seconds) => {
  const refusal = APIError.generate(status, {}, 'no', new Headers(headers))
  await expect(
    inOurWords({ baseURL: 'https://api.anthropic.com' }, () => Promise.reject(refusal)),
  ).rejects.toMatchObject({
    code: 'source_rate_limited',
    params: { source: 'Claude (api.anthropic.com)', seconds },
  })
})

test('overloaded without a wait, Claude is not said to have asked for one', async () => {
  const refusal = APIError.generate(529, {}, 'no', new Headers())
  const refused = inOurWords({ baseURL: 'https://api.anthropic.com' }, () => Promise.reject(refusal))
  await expect(refused).rejects.toMatchObject({
    code: 'source_overloaded',
    params: { source: 'Claude (api.anthropic.com)' },
  })
})
