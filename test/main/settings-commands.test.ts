/** `vigie settings` and `vigie jobs set|unset`, on a running instance. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningInstance, startInstance, vigie } from '../helpers/instance.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

let instance: RunningInstance
beforeAll(async () => {
  instance = await startInstance()
})
afterAll(() => instance.stop())

const analysis = () => instance.application.services.jobs.get({ id: 'analysis' }).definition

describe('vigie settings', () => {
  it('shows every setting with its path', async () => {
    const { out } = await instance.vigie('settings', 'get')
    expect(out).toMatch(/^storage\.log_days +14$/m)
    expect(out).toMatch(/^jobs\.alerts\.kind +alerts$/m)
  })

  it('shows one, or all below a path', async () => {
    expect((await instance.vigie('settings', 'get', 'storage.raw_days', '--json')).out).toBe('90\n')
    expect((await instance.vigie('settings', 'get', 'storage')).out.trim().split('\n')).toHaveLength(3)
  })

  it('sets several at once, each with the type of its setting', async () => {
    const words = ['storage.log_days=30', 'notifications.quiet_hours.from=21:00']
    const { code, out } = await instance.vigie('settings', 'set', ...words)
    expect({ code, out: out.replaceAll(/ +/g, ' ') }).toEqual({
      code: 0,
      out: 'storage.log_days 30\nnotifications.quiet_hours.from 21:00\n',
    })
  })

  it('takes digits as text where the setting is one', async () => {
    const { code, err } = await instance.vigie('settings', 'set', 'network.proxy=8080')
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining('give an address such as') })
  })

  it('returns one to its default', async () => {
    await instance.vigie('settings', 'set', 'storage.log_days=31')
    expect(await instance.vigie('settings', 'unset', 'storage.log_days')).toMatchObject({
      code: 0,
      out: 'storage.log_days  14\n',
    })
  })

  it('works without an instance', async () => {
    const folder = tempFolder()
    expect((await vigie(folder, 'settings', 'set', 'storage.raw_days=30')).code).toBe(0)
    expect((await vigie(folder, 'settings', 'get', 'storage.raw_days')).out).toBe('storage.raw_days  30\n')
  })

  it('lets no door be opened in clear without an instance either: the next start would refuse it', async () => {
    const folder = tempFolder()
    const refused = { code: 8, err: expect.stringContaining('door.allow_clear') }
    expect(await vigie(folder, 'settings', 'set', 'door.host=0.0.0.0')).toMatchObject(refused)
    const both = ['door.host=0.0.0.0', 'door.allow_clear=true']
    expect(await vigie(folder, 'settings', 'set', ...both)).toMatchObject({ code: 0 })
    expect(await vigie(folder, 'settings', 'unset', 'door.allow_clear')).toMatchObject(refused)
  })

  it.each([
    [['set', 'door.prot=1'], 'Invalid "door.prot": there is no such setting; the nearest name is door.port'],
    [['unset', 'door.prot'], 'Invalid "door.prot": there is no such setting'],
    [['get', 'door.prot'], 'Invalid "door.prot": there is no such setting'],
    [['set', 'door.port=many'], 'Invalid "door.port"'],
    [['set', 'door.port'], '"door.port" is not path=value'],
    [['unset', 'jobs.alerts'], 'vigie jobs set'],
  ])('%j is refused with its field and remedy', async (words, sentence) => {
    const { code, err } = await instance.vigie('settings', ...words)
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(sentence) })
  })
})

describe('the settings of a job', () => {
  it('lose an entry of a map', async () => {
    await instance.vigie('jobs', 'set', 'analysis', 'settings.headers.X-Api-Key=123')
    expect(analysis().settings).toMatchObject({ headers: { 'X-Api-Key': '123' } })
    const { code } = await instance.vigie('jobs', 'unset', 'analysis', 'settings.headers.X-Api-Key')
    expect(code).toBe(0)
    expect(analysis().settings).toMatchObject({ headers: {} })
  })

  it('keep nothing of an object that is replaced', async () => {
    await instance.vigie('configure', 'analysis', '--set', 'settings.body={"symbol":"ETH/USDT"}')
    expect(analysis().settings).toMatchObject({ body: { symbol: 'ETH/USDT' } })
    expect(analysis().settings).not.toHaveProperty('body.triggerExecution')
  })

  it('lose an entry that their default has', async () => {
    await instance.vigie('jobs', 'unset', 'analysis', 'settings.body')
    expect(analysis().settings).toHaveProperty('body.triggerExecution', true)
    await instance.vigie('configure', 'analysis', '--unset', 'settings.body.triggerExecution')
    expect(analysis().settings).not.toHaveProperty('body.triggerExecution')
    expect(analysis().settings).toHaveProperty('body.symbol')
  })

  it('return to the defaults of their kind', async () => {
    const before = analysis().retry
    await instance.vigie('jobs', 'set', 'analysis', 'retry.attempts=7', 'deadline_seconds=99')
    const { out } = await instance.vigie('jobs', 'unset', 'analysis', 'retry.attempts', 'deadline_seconds')
    expect(out).toContain(`retry.attempts    ${before.attempts}`)
    expect(analysis().retry).toEqual(before)
  })

  it('are replaced over REST too', async () => {
    const change = { unset: ['settings.headers'], changes: { settings: { headers: { 'X-New': '1' } } } }
    await instance.vigie('jobs', 'set', 'analysis', 'settings.headers.X-Old=1')
    const answer = await instance.ask('/api/v1/jobs/analysis', {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(change),
    })
    expect(answer.status).toBe(200)
    expect(analysis().settings).toMatchObject({ headers: { 'X-New': '1' } })
    expect(analysis().settings).not.toHaveProperty('headers.X-Old')
  })

  it.each([
    [['set', 'analysis', 'settings.heders.A=1'], 'settings'],
    [['unset', 'analysis', 'settings.heders'], 'Invalid "settings.heders": there is no such setting'],
  ])('%j is refused', async (words, sentence) => {
    const { code, err } = await instance.vigie('jobs', ...words)
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(sentence) })
  })
})
