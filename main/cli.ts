#!/usr/bin/env node
/** The command line's entry point: a client of a running instance, or the application without a desktop. */
import { existsSync } from 'node:fs'
// As a whole: an older Node refuses to load a file that names what it lacks, and could not say what it needs.
import * as modules from 'node:module'
import { join } from 'node:path'
import { isOldNode, refuseOldNode } from './adapters/cli/old-node.ts'
import { codeFolder } from './adapters/files/code-folder.ts'

if (isOldNode(process.versions.node)) process.exit(await refuseOldNode())
// Whatever the umask of the shell: compiled code, the database, backups and exports are their owner's alone.
process.umask(process.umask() | 0o077)
// Not in the folder for temporary files, where any user may write what this one would run.
const ownFolder = codeFolder()
if (ownFolder !== null) modules.enableCompileCache(ownFolder)
// `npm --prefix … run vigie` runs in the folder of the package: paths are meant from where the reader stands.
const { INIT_CWD: stands, npm_package_json: manifest } = process.env
if (stands !== undefined && manifest === join(process.cwd(), 'package.json') && existsSync(stands))
  process.chdir(stands)
// Code compiled for each schema takes longer than it saves, and 5 MB. Set before the schemas are made.
const { config } = await import('zod')
config({ jitless: true })
const { commandLine } = await import('./command-line.ts')

const [node, file = '', ...words] = process.argv
process.exitCode = await commandLine(words, [node ?? process.execPath, file])
// Anything still open after the answer must not delay the terminal.
setTimeout(() => process.exit(), 1000).unref()
