/** Jobs that run a program, with real programs of this machine. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { addJob, ownInstance, ran } from '../../../helpers/own-jobs.ts'
import { tempFolder } from '../../../helpers/temp-folder.ts'

const running = ownInstance({ environment: {} })
const node = process.execPath

/** Runs JavaScript in a process of its own. */
const script = (code: string, ...words: string[]) => ({ program: node, arguments: ['-e', code, ...words] })

async function once(id: string, settings: object) {
  await addJob(running(), id, { kind: 'command', settings })
  return ran(running(), id)
}

const outputOf = (id: string) => running().application.client('en').runs.output({ id })

test('a program runs with its arguments, folder and environment, and its output is kept', async () => {
  const folder = tempFolder()
  const code = 'console.log(process.argv[1], process.cwd(), process.env.GREETING)'
  const run = await once('greets', { ...script(code, 'a b'), folder, environment: { GREETING: 'hello' } })
  expect(run).toMatchObject({ outcome: 'succeeded', summary: { exit_code: 0 } })
  expect((await outputOf(run.id)).text).toBe(`a b ${folder} hello\n`)
})

test('arguments are no part of a shell', async () => {
  const folder = tempFolder()
  const evil = `; touch ${join(folder, 'made')} $(touch ${join(folder, 'made')}) \`id\` | cat`
  const run = await once('evil', { ...script('console.log(process.argv[1])', evil) })
  expect((await outputOf(run.id)).text).toBe(`${evil}\n`)
  expect(existsSync(join(folder, 'made'))).toBe(false)
})

describe.skipIf(process.platform === 'win32')('on Unix', () => {
  test('a line for the shell gets arguments as $1, which the shell does not read as commands', async () => {
    const settings = { program: 'echo "$1" | tr a-z A-Z', arguments: ['x; echo y'], shell: true }
    const run = await once('line', settings)
    expect((await outputOf(run.id)).text).toBe('X; ECHO Y\n')
  })

  test('the time limit ends the program and its process group', async () => {
    const folder = tempFolder()
    const pid = join(folder, 'pid')
    const program = `sh -c 'trap "" TERM; echo $$ > ${pid}; while :; do sleep 1; done' & wait`
    const run = await once('endless', { program, shell: true, timeout_seconds: 1 })
    expect(run).toMatchObject({ outcome: 'failed', faults: [{ code: 'command_too_long' }] })
    const grandchild = Number(readFileSync(pid, 'utf8'))
    await vi.waitFor(() => expect(() => process.kill(grandchild, 0)).toThrow(), 5000)
  })

  test('what a program leaves running ends with it, and does not keep the run open', async () => {
    const folder = tempFolder()
    const pid = join(folder, 'pid')
    const program = `sleep 600 & echo $! > ${pid}; echo done`
    const run = await once('leaves', { program, shell: true })
    expect(run).toMatchObject({ outcome: 'succeeded' })
    const left = Number(readFileSync(pid, 'utf8'))
    await vi.waitFor(() => expect(() => process.kill(left, 0)).toThrow(), 5000)
  })

  test('a long output is kept cut, and its whole length is known', async () => {
    const settings = { program: 'head -c 50000000 /dev/zero | tr "\\0" a', shell: true }
    const run = await once('gigabyte', { ...settings, output_kept_bytes: 1000 })
    expect(run).toMatchObject({ outcome: 'succeeded', summary: { bytes: 50_000_000 } })
    const output = await outputOf(run.id)
    expect(output.cut).toBe(true)
    expect(output.text.length).toBeLessThan(1100)
  })

  test('the template of the disk keeps how full it is', async () => {
    const { templates } = await running().application.client('en').jobs.templates()
    const settings = templates.find(({ template }) => template === 'disk-use')?.definition.settings ?? {}
    expect(await once('disk', settings)).toMatchObject({ outcome: 'succeeded' })
    const { figures } = await running().application.client('en').figures.list({ job_id: 'disk' })
    expect(figures[0]?.value).toBeGreaterThanOrEqual(0)
    expect(figures[0]?.value).toBeLessThanOrEqual(100)
  })
})

test('variables of Vigie are not passed on, and values of the environment are nowhere to be read', async () => {
  vi.stubEnv('ANTHROPIC_API_KEY', 'sk-of-vigie')
  const code =
    'console.log(JSON.stringify(process.env)); console.error(process.env.PASS_PHRASE); process.exit(3)'
  const run = await once('secret', { ...script(code), environment: { PASS_PHRASE: 'tell-nobody' } })
  const said = JSON.stringify([run, await outputOf(run.id)])
  expect(run).toMatchObject({ outcome: 'failed', faults: [{ code: 'command_failed' }] })
  expect(said).not.toContain('sk-of-vigie')
  expect(said).not.toContain('tell-nobody')
  expect(said).toContain('PATH')
})

test.each([
  ['0', 0, 'succeeded'],
  ['0', 2, 'failed'],
  ['0-1, 5', 5, 'succeeded'],
])('with the exit codes %s expected, %i means %s', async (success_codes, exit, outcome) => {
  const run = await once(`exit-${exit}-${outcome}`, { ...script(`process.exit(${exit})`), success_codes })
  expect(run.outcome).toBe(outcome)
})

test.each([
  [
    'said',
    'console.error("first"); console.error("not found"); process.exit(3)',
    'its last line: "not found"',
  ],
  ['silent', 'process.exit(3)', 'it wrote nothing'],
])('a failure of what was %s tells it apart from what to do', async (id, code, told) => {
  const run = await once(`failed-${id}`, script(code))
  expect(run.faults[0]?.message).toContain(`0 was expected (${told}). See the output of the run.`)
})

test('figures are read in the output, from JSON and text, and from the end', async () => {
  const code = 'console.log(JSON.stringify({ free: 12.5 }))'
  const figures = [
    { name: 'free', from: 'json', at: '$.free' },
    { name: 'digits', from: 'text', at: '(\\d+)\\.' },
    { name: 'exit', from: 'exit_code' },
    { name: 'size', from: 'length' },
  ]
  await once('figures', { ...script(code), figures })
  const { figures: kept } = await running().application.client('en').figures.list({ job_id: 'figures' })
  expect(Object.fromEntries(kept.map(({ name, value }) => [name, value]))).toEqual({
    free: 12.5,
    digits: 12,
    exit: 0,
    size: 14,
  })
})

test('control characters and colours of an output are cleaned', async () => {
  const run = await once(
    'colours',
    script('process.stdout.write("\\u001b[31mred\\u001b[0m\\u0007 \\u001b]0;title\\u0007end")'),
  )
  expect((await outputOf(run.id)).text).toBe('red\\u0007 end')
})

test.each([
  ['gone', { program: 'vigie-no-such-program' }, 'command_not_found', /whole path/],
  ['folder', { ...script(''), folder: '/no/such/folder' }, 'command_folder_missing', /Create it/],
])('a missing %s is named with what to do', async (id, settings, code, remedy) => {
  const run = await once(`missing-${id}`, settings)
  expect(run.faults[0]).toMatchObject({ code, message: expect.stringMatching(remedy) })
})

test('a cancelled run ends its program', async () => {
  const { application } = running()
  await addJob(running(), 'long', { kind: 'command', settings: script('setInterval(() => {}, 1000)') })
  const client = application.client('en')
  const { run_id } = await client.jobs.trigger({ id: 'long' })
  await client.jobs.cancel({ id: 'long' })
  await vi.waitFor(
    async () => expect((await client.runs.get({ id: run_id })).outcome).toBe('cancelled'),
    8000,
  )
})
