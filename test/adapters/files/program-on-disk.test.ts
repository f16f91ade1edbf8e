import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { programFile, programOnDisk } from '../../../main/adapters/files/program-on-disk.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

function aProgram(): string {
  const folder = tempFolder()
  mkdirSync(join(folder, 'dist/main'), { recursive: true })
  const file = programFile(folder)
  writeFileSync(file, 'first')
  return file
}

it('the program that runs is not replaced', () => {
  expect(programOnDisk(aProgram()).isReplaced()).toBe(false)
})

it('another file in its place is noticed, even of the same size', () => {
  const file = aProgram()
  const program = programOnDisk(file)
  writeFileSync(`${file}.new`, 'other')
  renameSync(`${file}.new`, file)
  expect(program.isReplaced()).toBe(true)
})

it('a file that is gone is on its way to be replaced', () => {
  const file = aProgram()
  const program = programOnDisk(file)
  rmSync(file)
  expect(program.isReplaced()).toBe(true)
})

it('a program that runs from its sources has no file that could be replaced', () => {
  const file = programFile(tempFolder())
  const program = programOnDisk(file)
  expect(program.isReplaced()).toBe(false)
})

it('an archive of Electron is itself the file that changes', () => {
  expect(programFile('/opt/Vigie/resources/app.asar/dist/main')).toBe('/opt/Vigie/resources/app.asar')
})
