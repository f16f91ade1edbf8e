/** What `npm run dev` keeps running starts anew when a file changes, and ends with it. */
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { keepRestarted } from '../../scripts/dev/restarted.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

/** Says when it begins and when it is asked to end, then lives on until then. */
const PROGRAM = `
  const { appendFileSync } = require('node:fs')
  const say = (word) => appendFileSync(process.argv[2], word + '\\n')
  say('begins')
  process.on('SIGTERM', () => { say('ends'); process.exit() })
  process.on('disconnect', () => { say('is left'); process.exit() })
`

function setUp() {
  const folder = tempFolder()
  const [program, said, sources] = [
    join(folder, 'program.cjs'),
    join(folder, 'said'),
    join(folder, 'sources'),
  ]
  writeFileSync(program, PROGRAM)
  mkdirSync(sources)
  const running = keepRestarted([program, said], [sources])
  onTestFinished(running.stop)
  const words = () => (existsSync(said) ? readFileSync(said, 'utf8').trim().split('\n') : [])
  return { running, sources, words }
}

test('a changed file ends the process and begins another', async () => {
  const { running, sources, words } = setUp()
  await expect.poll(words).toEqual(['begins'])
  appendFileSync(join(sources, 'changed.ts'), '1')
  await expect.poll(words).toEqual(['begins', 'ends', 'begins'])
  await running.stop()
  expect(words()).toEqual(['begins', 'ends', 'begins', 'ends'])
})

test('a file that changes after the end begins nothing', async () => {
  const { running, sources, words } = setUp()
  await expect.poll(words).toEqual(['begins'])
  await running.stop()
  appendFileSync(join(sources, 'changed.ts'), '1')
  expect(words()).toEqual(['begins', 'ends'])
})
