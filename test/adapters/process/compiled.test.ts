import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { tempFolder } from '../../helpers/temp-folder.ts'

const LOADER = join(import.meta.dirname, '../../../main/adapters/process/compiled.ts')

/** A program of two files, run in processes of its own, that keeps its code in a folder. */
class Program {
  readonly folder = tempFolder()
  readonly kept = tempFolder()

  constructor() {
    mkdirSync(join(this.folder, 'chunks'))
    this.write('chunks/word-abcd1234.cjs', 'exports.word = () => "one"')
    this.write('part.cjs', 'exports.said = require("./chunks/word-abcd1234.cjs").word()')
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.folder, file), text)
  }

  /** @returns what it says */
  run(kept: string | null = this.kept): string {
    const script = `
      import { compiledLoader } from ${JSON.stringify(LOADER)}
      const load = compiledLoader(${JSON.stringify(kept)})
      console.log(load(${JSON.stringify(join(this.folder, 'part.cjs'))}).said)`
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
    })
    return stdout.trim() || stderr
  }

  /** When each kept file was written, by its name. */
  written(): Record<string, number> {
    return Object.fromEntries(
      readdirSync(this.kept).map((name) => [name, statSync(join(this.kept, name)).mtimeMs]),
    )
  }
}

it('what a start compiled is kept, and used by the next one', () => {
  const program = new Program()
  expect(program.run()).toBe('one')
  const written = program.written()
  expect(Object.keys(written).sort()).toEqual(['part.cjs', 'word-abcd1234.cjs'])
  expect(program.run()).toBe('one')
  expect(program.written()).toEqual(written)
})

it('a changed source is compiled anew', () => {
  const program = new Program()
  program.run()
  program.write('chunks/word-abcd1234.cjs', 'exports.word = () => "two"')
  expect([program.run(), program.run()]).toEqual(['two', 'two'])
})

it.each([
  ['cut short', (bytes: Buffer) => bytes.subarray(0, 40)],
  ['changed in its middle', (bytes: Buffer) => bytes.fill(0x5a, 60, 90)],
  ['empty', () => Buffer.alloc(0)],
])('kept code that is %s is not run, and is replaced', (_, damage) => {
  const program = new Program()
  program.run()
  const path = join(program.kept, 'part.cjs')
  const whole = readFileSync(path)
  writeFileSync(path, damage(Buffer.from(whole)))
  expect(program.run()).toBe('one')
  expect(readFileSync(path).length).toBe(whole.length)
})

it('the code of an earlier build is removed', () => {
  const program = new Program()
  program.run()
  renameSync(
    join(program.folder, 'chunks/word-abcd1234.cjs'),
    join(program.folder, 'chunks/word-efgh5678.cjs'),
  )
  program.write('part.cjs', 'exports.said = require("./chunks/word-efgh5678.cjs").word()')
  expect(program.run()).toBe('one')
  expect(Object.keys(program.written()).sort()).toEqual(['part.cjs', 'word-efgh5678.cjs'])
})

it('a program runs where nothing can be kept', () => {
  const program = new Program()
  expect([program.run(null), program.run(join(program.kept, 'absent'))]).toEqual(['one', 'one'])
})
