import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join, parse } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { formatLine, parseLine } from '../../../main/adapters/log/line.ts'
import { type LogOptions, openLog } from '../../../main/adapters/log/open-log.ts'
import { createLogRing } from '../../../main/adapters/log/ring.ts'
import type { LogLine } from '../../../shared/contract/system.ts'
import { FakeClock } from '../../helpers/fake-clock.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

function opened(options: Partial<LogOptions> = {}) {
  const folder = options.folder ?? tempFolder()
  const clock = new FakeClock('2026-11-22T14:20:00Z')
  const screen: string[] = []
  const complaints: string[] = []
  const log = openLog({
    folder,
    clock,
    keepDays: () => 14,
    console: (line) => void screen.push(line),
    complain: (sentence) => void complaints.push(sentence),
    ...options,
  })
  return { ...log, folder, clock, screen, complaints, text: () => readFileSync(log.file, 'utf8') }
}

describe('a line', () => {
  test('names time, level, topic and what happened, on file and screen alike', () => {
    const { log, text, screen } = opened()
    log.topic('scheduler').info('Run ended.', { job_id: 'trades', attempts: 2 })
    const line = '2026-11-22T15:20:00+01:00 INFO  scheduler  Run ended. {"job_id":"trades","attempts":2}'
    expect(text().trimEnd()).toBe(line)
    expect(screen).toEqual([line])
  })

  test('can be read back', () => {
    const line: LogLine = {
      at: '2026-11-22T15:20:00+01:00',
      level: 'warn',
      topic: 'a',
      message: 'two  spaces {"a":1}',
    }
    expect(parseLine(formatLine(line))).toEqual(line)
    expect(parseLine('something else')).toBeNull()
  })

  test('below the chosen level is not written', () => {
    const { log, screen } = opened({ level: 'warn' })
    log.debug('no')
    log.info('no')
    log.warn('yes')
    expect(screen).toHaveLength(1)
  })

  test('never shows a secret, on file, on screen or to listeners', () => {
    const { log, text, screen, onLine } = opened()
    const heard: LogLine[] = []
    onLine((line) => void heard.push(line))
    log.error('Key sk-ant-api03-verysecret refused.', { headers: { authorization: 'Bearer verysecret' } })
    expect(text() + screen.join() + JSON.stringify(heard)).not.toContain('verysecret')
  })
})

describe('rotation', () => {
  test('puts the file of yesterday by under its day', () => {
    const { log, clock, folder, text } = opened()
    log.info('yesterday')
    clock.pass(86_400_000)
    log.info('today')
    expect(readFileSync(join(folder, 'vigie-2026-11-22.log'), 'utf8')).toContain('yesterday')
    expect(text()).not.toContain('yesterday')
  })

  test('puts the file of an earlier process by, too', () => {
    const folder = tempFolder()
    writeFileSync(join(folder, 'vigie.log'), 'old\n')
    utimesSync(join(folder, 'vigie.log'), new Date('2026-11-20T12:00:00Z'), new Date('2026-11-20T12:00:00Z'))
    opened({ folder }).log.info('new')
    expect(readFileSync(join(folder, 'vigie-2026-11-20.log'), 'utf8')).toBe('old\n')
  })

  test('splits a day that grows large, and keeps nine parts and the file in use', () => {
    const { log, folder } = opened({ maxBytes: 1000 })
    for (let line = 0; line < 300; line += 1) log.info(`line ${line} ${'x'.repeat(80)}`)
    const files = readdirSync(folder)
    expect(files).toHaveLength(10)
    expect(files).toContain('vigie-2026-11-22.9.log')
    const all = files.map((name) => readFileSync(join(folder, name), 'utf8')).join('')
    expect(all).toContain('line 299 ')
    expect(all).not.toContain('line 0 ')
  })

  test('drops the files of days longer ago than the owner wants, and no others', () => {
    const folder = tempFolder()
    for (const name of [
      'vigie-2026-11-07.log',
      'vigie-2026-11-08.log',
      'vigie-2026-11-01.2.log',
      'notes.log',
    ]) {
      writeFileSync(join(folder, name), '')
    }
    opened({ folder })
    expect(readdirSync(folder).sort()).toEqual(['notes.log', 'vigie-2026-11-08.log', 'vigie.log'])
  })

  test('that fails says so, and whoever logs does not notice', () => {
    const { log, clock, folder, screen, complaints } = opened()
    log.info('first')
    rmSync(folder, { recursive: true })
    clock.pass(86_400_000)
    log.info('second')
    expect(complaints[0]).toContain('The log could not be rotated')
    expect(screen.at(-1)).toContain('second')
  })
})

describe('a log that cannot be written', () => {
  test('says so once, and says in the log how many lines are missing', () => {
    const { log, folder, complaints, text } = opened()
    log.info('first')
    const file = join(folder, 'vigie.log')
    renameSync(file, `${file}.away`)
    mkdirSync(file)
    log.info('lost')
    log.info('lost too')
    expect(complaints).toHaveLength(1)
    expect(complaints[0]).toContain(`The log ${file} cannot be written`)
    rmSync(file, { recursive: true })
    renameSync(`${file}.away`, file)
    log.info('third')
    expect(text()).not.toContain('lost too')
    expect(text()).toContain('Lines are missing before the last one')
    expect(text()).toContain('{"lines":2}')
  })

  test('says so again after it could be written in between', () => {
    const { log, folder, complaints } = opened()
    const file = join(folder, 'vigie.log')
    for (let times = 0; times < 2; times += 1) {
      rmSync(file, { force: true })
      mkdirSync(file)
      log.info('lost')
      rmSync(file, { recursive: true })
      log.info('kept')
    }
    expect(complaints).toHaveLength(2)
  })
})

describe('a log whose folder cannot be opened', () => {
  test('says so once, and goes on without its file', async () => {
    const folder = join(tempFolder(), 'logs')
    writeFileSync(folder, 'a file in the way')
    const { log, reader, screen, complaints, clock } = opened({ folder })
    log.info('Vigie starts.')
    clock.pass(86_400_000)
    log.warn('A day later.')
    expect(complaints).toEqual([
      expect.stringMatching(
        /^The log .*vigie\.log cannot be opened: .*logs is a file, not a folder.*standard error.*"vigie doctor"/,
      ),
    ])
    expect(screen.map((line) => parseLine(line)?.message)).toEqual(['Vigie starts.', 'A day later.'])
    expect((await reader.recent({ limit: 5 })).items.map(({ message }) => message)).toEqual([
      'A day later.',
      'Vigie starts.',
    ])
    expect(readFileSync(folder, 'utf8')).toBe('a file in the way')
  })
})

test('opened with a working folder that has no package.json at or above it, the log is written', () => {
  const module = fileURLToPath(new URL('../../../main/adapters/log/open-log.ts', import.meta.url))
  const folder = tempFolder()
  const program = `const { openLog } = await import(${JSON.stringify(module)})
    const clock = { now: Date.now, monotonic: Date.now, zone: () => 'UTC' }
    openLog({ folder: ${JSON.stringify(folder)}, clock, keepDays: () => 1, console: null }).log.info('from afar')`
  execFileSync(process.execPath, ['--input-type=module', '-e', program], { cwd: parse(folder).root })
  expect(readFileSync(join(folder, 'vigie.log'), 'utf8')).toContain('from afar')
})

describe('the reader', () => {
  test('gives the newest first, a page at a time', async () => {
    const { log, reader } = opened()
    for (const name of ['a', 'b', 'c']) log.info(name)
    const first = await reader.recent({ limit: 2 })
    expect(first.items.map(({ message }) => message)).toEqual(['c', 'b'])
    const second = await reader.recent({ limit: 2, cursor: String(first.next_cursor) })
    expect(second).toMatchObject({ items: [{ message: 'a' }], next_cursor: null })
  })

  test('picks a topic, and a level with what is worse', async () => {
    const { log, reader } = opened()
    log.topic('trades').warn('slow')
    log.topic('trades').error('gone')
    log.topic('trades').info('fine')
    log.error('elsewhere')
    const { items } = await reader.recent({ limit: 9, level: 'warn', topic: 'trades' })
    expect(items.map(({ message }) => message)).toEqual(['gone', 'slow'])
  })

  test('knows the lines of the process before', async () => {
    const folder = tempFolder()
    opened({ folder }).log.info('before')
    const { items } = await opened({ folder }).reader.recent({ limit: 5 })
    expect(items).toMatchObject([{ message: 'before', level: 'info', topic: 'vigie' }])
  })

  test('stays within its memory', async () => {
    const ring = createLogRing(null)
    const line = { at: '2026-01-05T10:00:00+01:00', level: 'info', topic: 'vigie' } as const
    for (let number = 0; number < 7000; number += 1) ring.add({ ...line, message: String(number) })
    const { items } = await ring.recent({ limit: 10_000 })
    expect(items.length).toBeLessThanOrEqual(6000)
    expect(items[0]?.message).toBe('6999')
  })
})

test('opening the log loads nothing of Electron', () => {
  const module = fileURLToPath(new URL('../../../main/adapters/log/open-log.ts', import.meta.url))
  const program = `await import(${JSON.stringify(module)});
    const { createRequire } = await import('node:module');
    console.log(Object.keys(createRequire(import.meta.url).cache).filter((path) => /node_modules.electron.(?!log)/.test(path)).length)`
  expect(
    execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' }).trim(),
  ).toBe('0')
})
