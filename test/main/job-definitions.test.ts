/** Adding and removing jobs on the command line. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningInstance, startInstance } from '../helpers/instance.ts'

let instance: RunningInstance
beforeAll(async () => {
  instance = await startInstance()
})
afterAll(() => instance.stop())

const jobs = () => instance.application.services.jobs

describe('vigie create', () => {
  it('adds a job of a kind with what was set, the rest as the kind has it', async () => {
    const { code, out } = await instance.vigie(
      ...['create', 'scanner', '--kind', 'analysis'],
      ...['--set', 'settings.url=http://127.0.0.1:9', '--set', 'schedule.form=every'],
      ...['--set', 'schedule.every_seconds=3600', '--json'],
    )
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ id: 'scanner', trigger: 'interval[1:00:00]', state: 'idle' })
    const { definition } = jobs().get({ id: 'scanner' })
    expect(definition).toMatchObject({ kind: 'analysis', settings: { method: 'POST', path: '/analyze' } })
    expect(definition.schedule).not.toHaveProperty('cron')
  })

  it('proposes an id where none is given', async () => {
    const { out } = await instance.vigie('create', '--kind', 'fear-greed', '--set', 'settings.profile=us')
    expect(out).toContain('fear-greed-2: every 10 min')
    expect(jobs().get({ id: 'fear-greed-2' }).definition.name).toBe('United States')
  })

  it.each([
    [['create', 'alerts', '--kind', 'trades'], 5, 'already a job "alerts"'],
    [['create', 'Upper Case', '--kind', 'trades'], 2, '"id"'],
    [['create', 'more', '--kind', 'trades', '--set', 'settings.symbol=btc'], 2, '"settings.symbol"'],
    [
      ['create', 'more', '--kind', 'alerts'],
      2,
      'Choose one of fear-greed (Fear & Greed), trades (trade history), analysis',
    ],
    [['create', 'more'], 2, '--kind'],
  ])('%j is refused and adds nothing', async (words, exit, sentence) => {
    const before = jobs().list().jobs.length
    const { code, err } = await instance.vigie(...words)
    expect({ code, sentence: err }).toEqual({ code: exit, sentence: expect.stringContaining(sentence) })
    expect(jobs().list().jobs).toHaveLength(before)
  })
})

describe('a new job that cannot run by itself', () => {
  it.each<[string, string, ...string[]]>([
    ['http', 'Set the address of the request to begin.'],
    ['command', 'Name the program to begin.'],
    ['analysis', 'Set the address of the service to begin.'],
    ['trades', '"new-trades" is switched off.', '--set', 'settings.symbol=ETHUSDT'],
  ])(
    'of the kind %s says why when it is created, and works once its advice is followed',
    async (kind, why, ...set) => {
      const id = `new-${kind}`
      const { code, out } = await instance.vigie('create', id, '--kind', kind, ...set)
      expect(code).toBe(0)
      const said = out.trim().split('\n').at(-1) ?? ''
      expect(said).toContain(why)
      expect(jobs().get({ id }).state).toBe('off')
      const [, advice = ''] = said.split('vigie ')
      await instance.vigie(...advice.split(' '))
      const { state, state_reason, off_note } = jobs().get({ id })
      expect({ isOff: state === 'off', state_reason, off_note }).toEqual({ isOff: false, state_reason: null })
      await instance.vigie('remove', id)
    },
  )

  it('says it in the language of a caller over REST', async () => {
    const answer = await fetch(`${instance.url}/api/v1/jobs`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${instance.token}`,
        'content-type': 'application/json',
        'accept-language': 'fr',
      },
      body: JSON.stringify({ id: 'page', definition: { kind: 'http' } }),
    })
    expect(await answer.json()).toMatchObject({
      state: 'off',
      off_note: expect.stringMatching(/^Indiquez l’adresse.* vigie configure page --set settings\.url=/),
    })
    await instance.vigie('remove', 'page')
  })

  it('says it of each template that needs something, and of no other one', async () => {
    const { templates } = await instance.application.client('en').jobs.templates()
    const own = templates.filter(({ definition: { kind } }) => kind === 'http' || kind === 'command')
    expect(own.length).toBeGreaterThan(2)
    for (const { template, definition } of own) {
      const id = `of-${template}`
      const words = ['create', id, '--kind', definition.kind, '--template', template, '--json']
      const job = JSON.parse((await instance.vigie(...words)).out)
      expect([template, job.state === 'off']).toEqual([template, job.off_note !== undefined])
      await instance.vigie('remove', id)
    }
  })
})

describe('vigie remove', () => {
  it('removes an added job, and none of Vigie’s own', async () => {
    await instance.vigie('create', 'passing', '--kind', 'analysis')
    expect(await instance.vigie('remove', 'passing')).toMatchObject({ code: 0, out: 'passing is removed.\n' })
    expect((await instance.vigie('jobs', 'passing')).code).toBe(3)
    expect((await instance.vigie('remove', 'trades')).code).toBe(5)
  })
})
