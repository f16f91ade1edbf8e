#!/usr/bin/env node
/** The command line's root: a client of a running instance, or the application without a desktop. */
import { enableCompileCache } from 'node:module'
import { setFlagsFromString } from 'node:v8'

enableCompileCache()
// Young objects get no more room than at first: an instance that mostly waits stays 25 MB smaller. Before anything
// else is loaded, since the room has grown by then.
setFlagsFromString('--semi-space-growth-factor=1')
const { commandLine } = await import('./command-line.ts')

const [node, file = '', ...words] = process.argv
process.exitCode = await commandLine(words, [node ?? process.execPath, file])
// Whatever is still open after the answer must not keep the terminal waiting.
setTimeout(() => process.exit(), 1000).unref()
