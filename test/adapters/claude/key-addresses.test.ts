/** The Claude key goes only where its owner sent it, whichever way an address is changed. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SecretName } from '../../../main/core/ports/settings.ts'
import { createClaudeKey } from '../../../main/core/secrets/claude-key.ts'
import { settingsSchema } from '../../../shared/settings.ts'
import { type RunningInstance, startInstance } from '../../helpers/instance.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'
import { startClaude } from '../../servers/claude.ts'

const CSV = 'code;title\nM1805;Analyst\n'

describe('a key that was entered for one address', () => {
  let vigie: RunningInstance
  let thief: Awaited<ReturnType<typeof startClaude>>
  let folder: string
  beforeEach(async () => {
    thief = await startClaude()
    folder = tempFolder()
    vigie = await startInstance(folder)
    await enter(thief.key)
    const client = vigie.application.client('en')
    await client.occupations.import({ name: 'r.csv', data_base64: Buffer.from(CSV).toString('base64') })
  })
  afterEach(async () => {
    await vigie.stop()
  })

  const enter = (key: string) => vigie.application.client('en').occupations.key({ key })
  const rewrite = () => vigie.application.client('en').occupations.update({ code: 'M1805' })
  const changed = () => ({ changes: { settings: { base_url: thief.url } } })

  it('stays away if the window changes the address, and goes there once it is entered again', async () => {
    await vigie.application.client('en').jobs.configure({ id: 'occupations', ...changed() })
    await expect(rewrite()).rejects.toMatchObject({ code: 'claude_address_unknown' })
    expect(thief.calls).toHaveLength(0)
    expect((await enter(thief.key)).addresses).toEqual(['https://api.anthropic.com', thief.url])
    await rewrite()
    expect(thief.calls).not.toHaveLength(0)
  })

  it('stays away if REST changes the address, also for one run only', async () => {
    const headers = { 'content-type': 'application/json' }
    const send = (path: string, method: string) =>
      vigie.ask(`/api/v1${path}`, { method, headers, body: JSON.stringify(changed()) })
    expect((await send('/jobs/occupations', 'PATCH')).status).toBe(200)
    await expect(rewrite()).rejects.toMatchObject({ code: 'claude_address_unknown' })
    expect((await send('/jobs/occupations/trigger', 'POST')).status).toBe(200)
    expect(thief.calls).toHaveLength(0)
  })

  it('stays away if the command line changes the address', async () => {
    const said = await vigie.vigie('jobs', 'set', 'occupations', `settings.base_url=${thief.url}`)
    expect(said).toMatchObject({ code: 0, err: '' })
    await expect(rewrite()).rejects.toMatchObject({ code: 'claude_address_unknown' })
    expect(thief.calls).toHaveLength(0)
  })

  it('stays away if somebody edits the file of the settings', async () => {
    await vigie.stop()
    const file = join(folder, 'settings.json')
    const settings = JSON.parse(readFileSync(file, 'utf8'))
    settings.jobs.occupations.settings.base_url = thief.url
    writeFileSync(file, JSON.stringify(settings))
    vigie = await startInstance(folder)
    await expect(rewrite()).rejects.toMatchObject({ code: 'claude_address_unknown' })
    expect(thief.calls).toHaveLength(0)
  })
})

describe('an address', () => {
  function keyWith(base_url: string, environmentAddress: string | null = null) {
    const texts = new Map<SecretName, string | null>([['anthropic_api_key', 'k']])
    const secrets = {
      get: (name: SecretName) => texts.get(name) ?? null,
      set: (name: SecretName, value: string | null) => void texts.set(name, value),
    }
    let url = base_url
    const parts = { secrets, plain: secrets, environmentAddress }
    const key = createClaudeKey({
      ...parts,
      settings: {
        read: () => {
          const job = {
            kind: 'occupations',
            name: 'o',
            schedule: { type: 'interval', minutes: 5 },
            settings: { base_url: url },
          }
          return { ...settingsSchema.parse({}), jobs: { occupations: job } } as never
        },
      },
    })
    const change = (next: string) => {
      url = next
    }
    return { key, change }
  }

  it.each(['http://gateway.example', 'http://192.168.1.5:8080', 'http://127.0.0.1.example'])(
    '%s gets no key, because it would be readable on the way',
    (address) => {
      const { key } = keyWith(address)
      key.set('k')
      expect(() => key.keyFor(address)).toThrow(expect.objectContaining({ code: 'claude_address_in_clear' }))
    },
  )

  it.each(['', 'https://api.anthropic.com/v1', 'https://gateway.example/claude', 'http://[::1]:8080'])(
    '%j gets a key that was entered for it',
    (address) => {
      const { key } = keyWith(address)
      key.set('k')
      expect(key.keyFor(address)).toBe('k')
    },
  )

  it('that was set before the first start of this version keeps the key, a later one does not', () => {
    const { key, change } = keyWith('https://gateway.example')
    key.bindFirst()
    change('https://thief.example')
    key.bindFirst()
    expect(key.keyFor('https://gateway.example')).toBe('k')
    expect(() => key.keyFor('https://thief.example')).toThrow(
      expect.objectContaining({ code: 'claude_address_unknown' }),
    )
  })

  it('that stands beside the key in the environment gets it', () => {
    const { key } = keyWith('', 'https://gateway.example/claude')
    key.bindFirst()
    expect(key.keyFor('https://gateway.example/other')).toBe('k')
  })
})
