import { expect, it } from 'vitest'
import { assertNotInClear } from '../../../main/adapters/http/clear-text.ts'
import { createTestApplication } from '../../helpers/instance.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

it.each(['127.0.0.1', '127.1.2.3', 'localhost', '::1', '[::1]'])('listens on %s without a word', (host) => {
  expect(() => assertNotInClear(host, false)).not.toThrow()
})

it.each(['', '0.0.0.0', '::', '192.0.2.1', 'server.example', '127.0.0.1.example'])(
  'listens on "%s" in clear only if the owner said so',
  (host) => {
    expect(() => assertNotInClear(host, false)).toThrow(/could read tokens/)
    expect(() => assertNotInClear(host, true)).not.toThrow()
  },
)

it('does not start on all addresses because a host was left empty', async () => {
  const application = createTestApplication(tempFolder())
  application.foundation.settings.update((before) => ({ ...before, door: { ...before.door, host: '' } }))
  await expect(application.start()).rejects.toMatchObject({ code: 'address_in_clear' })
  await application.stop()
})
