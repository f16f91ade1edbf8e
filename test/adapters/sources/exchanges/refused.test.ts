/** Refusals of an exchange: the wait it asks for, and the state they leave. */
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createExchanges } from '../../../../main/adapters/sources/exchanges/index.ts'
import { expectOk } from '../../../../main/adapters/sources/exchanges/json.ts'
import { tradesSettingsSchema } from '../../../../shared/kinds/trades.ts'
import { caught } from '../../../helpers/caught.ts'
import { FakeClock } from '../../../helpers/fake-clock.ts'
import { realHttp } from '../../../helpers/real-http.ts'
import { tempFolder } from '../../../helpers/temp-folder.ts'
import { startReplay } from '../../../servers/replay.ts'

const DATE = 'Fri, 26 Jan 2024 12:00:00 GMT'

test.each([
  [{ 'retry-after': '17' }, '17'],
  [{ 'retry-after': 'Fri, 26 Jan 2024 12:30:00 GMT', date: DATE }, '1,800'],
  [{ 'retry-after': 'Fri, 26 Jan 2024 12:30:00 GMT' }, '60'],
  [{ 'retry-after': 'Fri, 26 Jan 2024 11:00:00 GMT', date: DATE }, '60'],
  [{}, '60'],
])('with %o it asks to wait %s s', (headers, seconds) => {
  expect(() => expectOk({ status: 429, headers }, 'Binance', 'x')).toThrow(`asks to wait ${seconds} s`)
})

test('an archive refused again and again keeps no connection', async () => {
  const server = await startReplay((url) =>
    url.pathname.endsWith('.CHECKSUM')
      ? { body: `${'a'.repeat(64)}  x.zip\n` }
      : { status: 503, body: 'x'.repeat(1_000_000) },
  )
  onTestFinished(server.close)
  const clock = new FakeClock('2024-01-27T12:00:00Z')
  const { binance } = createExchanges({ http: realHttp(clock), clock, delay: async () => undefined })
  const settings = tradesSettingsSchema.parse({ archive_url: server.url })
  const request = {
    settings,
    day: '2024-01-26',
    path: join(tempFolder(), 'x.zip'),
    progress: () => undefined,
    // One for all: separate timeouts would release the first connections in time for the last.
    signal: AbortSignal.timeout(20_000),
  }

  // More than the connections allowed per host.
  for (let i = 0; i < 20; i++) {
    expect(await caught(binance.archive(request))).toMatchObject({ code: 'source_refused' })
  }
})
