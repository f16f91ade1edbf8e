/** `npm run pack:fuses -- release/linux-unpacked/vigie`: checks the fuses of built programs. */
import { join } from 'node:path'
import { fuseProblems } from './package/fuses.ts'

const programs = process.argv.slice(2)
if (programs.length === 0) throw new Error('Name the program, for example release/linux-unpacked/vigie.')
for (const program of programs) {
  const problems = await fuseProblems(program, join(import.meta.dirname, '../electron-builder.yml'))
  for (const problem of problems) console.error(problem)
  if (problems.length > 0) process.exitCode = 1
  else console.log(`${program}: every fuse is as electron-builder.yml wants it.`)
}
