/** What single examinations of `vigie doctor` find, beside an instance or without one. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Cli } from '../../../main/adapters/cli/base.ts'
import { conditionCheckup } from '../../../main/adapters/cli/condition-checkup.ts'
import { networkCheckup } from '../../../main/adapters/cli/network-checkup.ts'
import { programCheckup } from '../../../main/adapters/cli/program-checkup.ts'
import { calendarCheckup, zoneCheckup } from '../../../main/adapters/cli/time-checkup.ts'
import { VigieError } from '../../../shared/errors.ts'
import type { Job } from '../../../shared/job.ts'
import { translateWith } from '../../../shared/messages/index.ts'
import { settingsSchema } from '../../../shared/settings.ts'
import { aJob } from '../../helpers/a-job.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

function beside(system: { health?: object; about?: object; jobs?: readonly Job[] } | null): Cli {
  const instance = async () => {
    if (system === null) throw new VigieError('not_running_instance')
    return {
      system: { health: async () => system.health ?? {}, about: async () => system.about ?? {} },
      jobs: { list: async () => ({ jobs: system.jobs ?? [] }) },
    }
  }
  const say = (key: string, params?: Record<string, string>) =>
    translateWith('terminal', 'en', key as never, params)
  return { say, instance, language: 'en' } as unknown as Cli
}

describe('the network', () => {
  const patient = (cli: Cli) => ({ cli, folder: tempFolder(), env: {}, settings: settingsSchema.parse({}) })

  it('is never well on a machine without one', async () => {
    expect(await networkCheckup(patient(beside(null)), () => false)).toMatchObject({
      state: 'warn',
      detail: 'direct; this machine has no network',
    })
  })

  it('is not well while a job reaches no source or waits for it, also beside a halted one', async () => {
    const offline = [
      aJob({ id: 'fear-greed', offline_since: '2026-05-01T10:00:00Z' }),
      aJob({ id: 'shop', waits_for: ['network'] }),
      aJob({ id: 'trades', state: 'halted' }),
    ]
    const found = await networkCheckup(patient(beside({ jobs: offline })), () => true)
    expect(found).toMatchObject({ state: 'warn', detail: 'direct; reach no source: fear-greed, shop' })
  })

  it('is not said to work: no host was asked', async () => {
    expect(await networkCheckup(patient(beside(null)), () => true)).toMatchObject({
      state: 'ok',
      detail: 'direct; no host was asked',
    })
  })
})

describe('a damaged database', () => {
  it('is no fault of the network', async () => {
    const folder = tempFolder()
    writeFileSync(join(folder, 'vigie.db'), 'this is no database '.repeat(500))
    const patient = { cli: beside(null), folder, env: {}, settings: settingsSchema.parse({}) }
    expect(await networkCheckup(patient, () => true)).toMatchObject({ state: 'ok' })
  })
})

describe('what the machine reports', () => {
  it('is not well without a network, and says what to do', async () => {
    const about = { conditions: { network: false, mains: true, idle: null } }
    expect(await conditionCheckup(beside({ about }))).toMatchObject({
      state: 'warn',
      remedy: 'Connect this machine; Vigie retries automatically.',
    })
  })
})

describe('the program', () => {
  const about = { version: '1.2.3', restart_needed: false }

  it('is the one on disk', async () => {
    expect(await programCheckup(beside({ about }), '1.2.3')).toMatchObject({ state: 'ok' })
  })

  it.each([
    [
      'another version on disk',
      { ...about, version: '1.2.2' },
      'version 1.2.2 runs, version 1.2.3 is on disk',
    ],
    [
      'another build of this version',
      { ...about, restart_needed: true },
      'the program on disk was replaced while it ran',
    ],
  ])('%s needs a restart', async (_what, told, detail) => {
    expect(await programCheckup(beside({ about: told }), '1.2.3')).toEqual({
      state: 'warn',
      detail,
      remedy: 'Restart it with "vigie restart".',
    })
  })
})

describe('the data of times', () => {
  it('names the release of the zones, and warns when it is old', () => {
    const cli = beside(null)
    const sources = { data: '2026b', named: undefined }
    expect(zoneCheckup(cli, Date.UTC(2026, 10, 1), sources).detail).toMatch(/^data 2026b, zone /)
    expect(zoneCheckup(cli, Date.UTC(2026, 10, 1), sources).state).toBe('ok')
    expect(zoneCheckup(cli, Date.UTC(2029, 0, 1), sources).state).toBe('warn')
  })

  it.each(['', 'Nonsense/Zone', ':/etc/localtime', 'EST5EDT4'])(
    'warn of TZ="%s", which is no zone',
    (named) => {
      expect(zoneCheckup(beside(null), Date.UTC(2026, 10, 1), { named })).toMatchObject({
        state: 'warn',
        detail: expect.stringContaining(`TZ="${named}" is not a time zone`),
        remedy: expect.stringContaining('Europe/Paris'),
      })
    },
  )

  it('have nothing against a TZ that is a zone', () => {
    expect(zoneCheckup(beside(null), Date.UTC(2026, 10, 1), { named: 'Europe/Paris' }).state).toBe('ok')
  })

  it('names the last year of each calendar, and warns after it', () => {
    expect(calendarCheckup(beside(null), Date.UTC(2026, 10, 1))).toMatchObject({ state: 'ok' })
    expect(calendarCheckup(beside(null), Date.UTC(2026, 10, 1)).detail).toMatch(
      /^New York to 20\d\d, Casablanca to 20\d\d$/,
    )
    expect(calendarCheckup(beside(null), Date.UTC(2150, 0, 1)).state).toBe('warn')
  })
})
