import { expect, it, onTestFinished } from 'vitest'
import { assertNotInClear } from '../../../main/adapters/http/clear-text.ts'
import { createApplication } from '../../../main/application.ts'
import { headlessPlatform } from '../../../main/headless.ts'
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

const served = (host: string) => {
  const application = createApplication({
    dataFolder: tempFolder(),
    rest: { always: true, host, port: 0 },
    environment: {},
    version: '1.0.0',
    platform: headlessPlatform(null),
  })
  onTestFinished(() => application.stop())
  return application
}

it('takes an empty --host for what it says, not for the configured one', async () => {
  await expect(served('').start()).rejects.toMatchObject({ code: 'address_in_clear' })
})

it('listens on an IPv6 address in brackets, as addresses are written', async () => {
  const application = served('[::1]')
  await application.start()
  expect(application.url()).toMatch(/^http:\/\/\[::1\]:\d+\/$/)
})
