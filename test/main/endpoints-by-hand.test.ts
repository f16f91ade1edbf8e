/** What the panel offers in forms, on the command line: previewing a trade file, the secret of the webhook. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningInstance, startInstance } from '../helpers/instance.ts'
import { tempFolder } from '../helpers/temp-folder.ts'
import { csvOf, madeDay } from '../helpers/trade-data.ts'

let instance: RunningInstance
beforeAll(async () => {
  instance = await startInstance()
})
afterAll(() => instance.stop())

describe('vigie trades base --preview', () => {
  it('tells what is in a file and adopts nothing', async () => {
    const file = join(tempFolder(), 'trades.csv')
    writeFileSync(file, `no,price,qty,quoteQty,timestamp,isBuyerMaker\n${csvOf(madeDay('2024-01-20', 9, 1))}`)
    const unmapped = await instance.vigie('trades', 'base', file, '--preview')
    expect(unmapped.code).toBe(0)
    expect(unmapped.out).toMatch(/id +missing/)
    expect(unmapped.out).toMatch(/quantity +qty/)
    const { out } = await instance.vigie('trades', 'base', file, '--preview', '--map', 'id=no', '--json')
    expect(JSON.parse(out)).toMatchObject({ missing: [], sample: { length: 5 } })
    expect((await instance.application.services.trades.status({ job_id: 'trades' })).days).toBe(0)
  })

  it.each([
    ['nr=no', 'Invalid "map": there is no such field; use one of id, price, quantity'],
    ['no', 'Invalid "map": "no" is not name=column'],
  ])('names the option that is wrong: --map %s', async (given, said) => {
    const { code, err } = await instance.vigie('trades', 'base', '/nowhere', '--preview', '--map', given)
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(said) })
  })

  it('names the kind of a job that keeps no trades', async () => {
    const { code, err } = await instance.vigie('trades', 'status', '--job', 'alerts')
    expect({ code, err }).toEqual({
      code: 2,
      err: expect.stringContaining('"alerts" is a job of the kind alerts; name one of the kind trades'),
    })
  })

  it('names a path that is not there', async () => {
    const { code, err } = await instance.vigie('trades', 'base', '/nowhere/trades.csv', '--preview')
    expect({ code, err }).toEqual({
      code: 2,
      err: expect.stringContaining('there is no file /nowhere/trades.csv'),
    })
  })
})

describe('vigie alerts webhook', () => {
  const secret = () => instance.application.foundation.secrets.get('webhook_secret')

  it('says whether there is a secret, and changes nothing unless asked', async () => {
    expect((await instance.vigie('alerts', 'webhook')).out).toContain('There is no secret')
    await instance.vigie('alerts', 'webhook', '--secret', 'a long enough secret')
    expect(secret()).toBe('a long enough secret')
    expect(JSON.parse((await instance.vigie('alerts', 'webhook', '--json')).out)).toEqual({ set: true })
    expect(secret()).toBe('a long enough secret')
  })

  it('makes one, shows it this once, and forgets it', async () => {
    const made = JSON.parse((await instance.vigie('alerts', 'webhook', '--secret', '--json')).out)
    expect(made).toEqual({ set: true, secret: secret() })
    await instance.vigie('alerts', 'webhook', '--forget')
    expect(secret()).toBeNull()
  })
})
