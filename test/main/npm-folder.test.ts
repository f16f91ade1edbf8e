/** `npm --prefix … run vigie` starts in the folder of the package; paths are those of the reader's folder. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { tempFolder } from '../helpers/temp-folder.ts'

const root = join(import.meta.dirname, '../..')
const program = join(root, 'main/cli.ts')

function vigie(cwd: string, manifest: string, stands: string) {
  const { stderr } = spawnSync(
    process.execPath,
    [program, 'calendars', 'import', 'agenda.ics', '--data', tempFolder(), '--language', 'fr'],
    { cwd, env: { ...process.env, INIT_CWD: stands, npm_package_json: manifest }, encoding: 'utf8' },
  )
  return stderr
}

it('a file is looked for where npm was called, and the refusal names the path tried', () => {
  const stands = tempFolder()
  expect(vigie(root, join(root, 'package.json'), stands)).toContain(
    `il n’y a pas de fichier ${join(stands, 'agenda.ics')}`,
  )
})

it('elsewhere the folder stays: the variables are those of a program above', () => {
  const here = tempFolder()
  expect(vigie(here, join(root, 'package.json'), tempFolder())).toContain(join(here, 'agenda.ics'))
})
