import { existsSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { firstRunEnded } from '../helpers/first-run.ts'
import { type RunningInstance, startInstance, vigie } from '../helpers/instance.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

async function running(folder?: string): Promise<RunningInstance> {
  const instance = await startInstance(folder)
  onTestFinished(instance.stop)
  return instance
}
const errorOf = (err: string) =>
  JSON.parse(err).error as { code: string; message: string; params: Record<string, unknown> }

describe('a command without a running instance', () => {
  it('says that none runs, with its own exit code', async () => {
    const { code, out, err } = await vigie(tempFolder(), 'jobs')
    expect({ code, out, err }).toEqual({
      code: 8,
      out: '',
      err: 'Vigie is not running. Start it with "vigie start".\n',
    })
  })

  it('says so as JSON, in French, when asked', async () => {
    const { err } = await vigie(tempFolder(), 'status', '--json', '--language', 'fr')
    expect(errorOf(err)).toMatchObject({
      code: 'not_running_instance',
      message: expect.stringContaining('Vigie ne tourne pas'),
    })
  })

  it('is not misled by the note and the socket of a process that died', async () => {
    const folder = tempFolder()
    const note = { pid: 1, started_at: '2026-11-22T15:20:00+01:00', socket: join(folder, 'gone.sock') }
    writeFileSync(join(folder, 'instance.json'), JSON.stringify(note))
    expect((await vigie(folder, 'jobs')).code).toBe(8)
  })

  it('stops nothing without complaint', async () => {
    expect(await vigie(tempFolder(), 'stop', '--json')).toMatchObject({ code: 0, out: '{"stopped":false}\n' })
  })
})

describe('words that are not understood', () => {
  it.each([
    [['jbos'], 'Did you mean jobs?'],
    [['jobs', '--jsn'], 'Did you mean --json?'],
    [['trigger'], '<job> is missing'],
    [['pause', 'trades', '--for', 'ever'], 'one_hour'],
  ])('%j are refused with a hint', async (words, hint) => {
    const { code, err } = await vigie(tempFolder(), ...words)
    expect(code).toBe(2)
    expect(err.toLowerCase()).toContain(hint.toLowerCase())
  })

  it.each(['0', '-5', '1e9', 'ten', ''])(
    'an interval of "%s" is refused and changes nothing',
    async (interval) => {
      const instance = await running()
      const before = instance.application.services.jobs.get({ id: 'fear-greed' }).definition
      const { code, err } = await instance.vigie(
        'configure',
        'fear-greed',
        `--interval=${interval}`,
        '--json',
      )
      expect(code).toBe(2)
      expect(errorOf(err).code).toBe('invalid_input')
      expect(instance.application.services.jobs.get({ id: 'fear-greed' }).definition).toEqual(before)
    },
  )

  it.each(['0 0 31 2 *', '* * * * * * * *', 'often'])('the cron expression "%s" is refused', async (cron) => {
    const instance = await running()
    const { code, err } = await instance.vigie('configure', 'fear-greed', '--cron', cron, '--json')
    expect(code).toBe(2)
    expect(errorOf(err).message).not.toBe('')
  })

  it('an unknown job is named', async () => {
    const instance = await running()
    expect(await instance.vigie('trigger', 'nothing')).toMatchObject({
      code: 3,
      err: 'There is no job "nothing". "vigie jobs" lists them.\n',
    })
  })
})

describe('vigie run', () => {
  it('runs one job without an instance and shows the index it found', async () => {
    const { code, out } = await vigie(tempFolder(), 'run', 'fear-greed', '--profile', 'sample', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      score: expect.any(Number),
      level: expect.any(String),
      coverage: 0.9,
      as_of: expect.any(String),
      components: expect.arrayContaining([expect.objectContaining({ name: 'media_sentiment', score: null })]),
    })
  })

  it('refuses a profile that does not exist', async () => {
    const { code, err } = await vigie(tempFolder(), 'run', 'fear-greed', '--profile', 'nowhere', '--json')
    expect(code).toBe(2)
    expect(errorOf(err)).toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('settings.profile'),
    })
  })

  it('lets the running instance do it', async () => {
    const instance = await running()
    const { code, out } = await instance.vigie('run', 'alerts', '--json')
    expect(code).toBe(0)
    expect(instance.application.services.runs.get({ id: JSON.parse(out).id }).outcome).toBe('succeeded')
  })

  it('runs otherwise than the instance is configured, for once', async () => {
    const instance = await running()
    await firstRunEnded(instance, 'fear-greed')
    await instance.vigie('configure', 'fear-greed', '--set', 'settings.profile=bitcoin')
    const { code, out, err } = await instance.vigie('run', 'fear-greed', '--profile', 'sample', '--json')
    expect(code, err).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ profile: 'sample', score: expect.any(Number) })
    const job = instance.application.services.jobs.get({ id: 'fear-greed' })
    expect(job.definition.settings).toMatchObject({ profile: 'bitcoin' })
  })

  it('computes another market without the weights of its job', async () => {
    const instance = await running()
    await firstRunEnded(instance, 'fear-greed')
    const changes = ['settings.profile=bitcoin', 'settings.weights={"momentum":0}']
    await instance.vigie('configure', 'fear-greed', ...changes.flatMap((one) => ['--set', one]))
    const { out } = await instance.vigie('run', 'fear-greed', '--profile', 'sample', '--json')
    expect(JSON.parse(out)).toMatchObject({
      coverage: 0.9,
      components: expect.arrayContaining([expect.objectContaining({ name: 'momentum', weight: 0.25 })]),
    })
  })

  it('refuses a profile that does not exist, while an instance runs', async () => {
    const instance = await running()
    await firstRunEnded(instance, 'fear-greed')
    const { code, err } = await instance.vigie('run', 'fear-greed', '--profile', 'nowhere', '--json')
    expect(code).toBe(2)
    expect(errorOf(err).message).toContain('settings.profile')
  })
})

describe('a job by its name in a source document', () => {
  it.each([
    ['jobs', 'index_update_10min'],
    ['trigger', 'alert_generation_job'],
    ['pause', 'market_hours_update'],
    ['resume', 'frequent_update'],
    ['configure', 'slow_update', '--interval', '30'],
    ['configure', 'slow_update', '--set', 'deadline_seconds=120'],
    ['runs', '--job', 'alert_generation_job'],
    ['run', 'alert_generation_job'],
  ])('vigie %s %s', async (...words) => {
    const instance = await running()
    await firstRunEnded(instance, 'alerts')
    const { code, err } = await instance.vigie(...words, '--json')
    expect(err).toBe('')
    expect(code).toBe(0)
  })

  it('vigie runs shows the same runs', async () => {
    const instance = await running()
    await instance.vigie('run', 'alerts')
    const ids = async (job: string) => {
      const { out } = await instance.vigie('runs', '--job', job, '--json')
      return JSON.parse(out).items.map(({ id }: { id: string }) => id)
    }
    expect(await ids('alert_generation_job')).toEqual(await ids('alerts'))
  })

  it('vigie cancel names the job it means', async () => {
    const instance = await running()
    await firstRunEnded(instance, 'alerts')
    const { code, err } = await instance.vigie('cancel', 'alert_generation_job', '--json')
    expect(code).toBe(5)
    expect(errorOf(err)).toMatchObject({ code: 'not_running', params: { id: 'alerts' } })
  })

  it('vigie run, without an instance', async () => {
    expect((await vigie(tempFolder(), 'run', 'alert_generation_job')).code).toBe(0)
  })
})

describe('pause and resume', () => {
  it('holds over a restart, and ends by hand', async () => {
    const folder = tempFolder()
    const first = await running(folder)
    await first.vigie('pause', 'fear-greed', '--for', 'one_hour')
    await first.stop()
    const second = await running(folder)
    const { out } = await second.vigie('jobs', 'fear-greed', '--json')
    expect(JSON.parse(out)).toMatchObject({ state: 'paused', pause: { until: expect.any(String) } })
    expect(JSON.parse((await second.vigie('resume', '--json')).out).jobs[0].state).not.toBe('paused')
  })
})

describe('the token', () => {
  it('is refused at once when another takes its place', async () => {
    const instance = await running()
    const { out } = await instance.vigie('token', '--rotate')
    expect((await instance.ask('/api/v1/health')).status).toBe(401)
    const headers = { authorization: `Bearer ${out.trim()}` }
    expect((await fetch(`${instance.url}/api/v1/health`, { headers })).status).toBe(200)
  })
})

describe('doctor', () => {
  it('finds nothing wrong with a new instance', async () => {
    const instance = await running()
    const { code, out } = await instance.vigie('doctor', '--json')
    expect(JSON.parse(out).findings.filter(({ state }: { state: string }) => state === 'fail')).toEqual([])
    expect(code).toBe(0)
  })

  it('names a damaged database with the remedy', async () => {
    const folder = tempFolder()
    writeFileSync(join(folder, 'vigie.db'), Buffer.alloc(8192, 7))
    const { code, out } = await vigie(folder, 'doctor', '--json')
    expect(code).toBe(9)
    expect(JSON.parse(out).findings).toContainEqual(
      expect.objectContaining({
        name: 'database',
        state: 'fail',
        remedy: expect.stringContaining('restore'),
      }),
    )
  })
})

describe('the service', () => {
  it('shows what an installation would write, and writes nothing', async () => {
    const { code, out } = await vigie(tempFolder(), 'service', 'install', '--dry-run', '--json')
    expect(code).toBe(0)
    const { path, installed } = JSON.parse(out)
    expect(installed).toBe(false)
    expect(existsSync(path)).toBe(false)
  })
})

describe('a port that is taken', () => {
  it('is named, and nothing stays locked', async () => {
    const { createTestApplication } = await import('../helpers/instance.ts')
    const taken = createServer().listen(0, '127.0.0.1')
    onTestFinished(() => void taken.close())
    await new Promise((resolve) => taken.once('listening', resolve))
    const { port } = taken.address() as { port: number }
    const folder = tempFolder()
    const application = createTestApplication(folder, { port })
    await expect(application.start()).rejects.toMatchObject({ code: 'port_in_use', params: { port } })
    await running(folder)
  })
})
