/** Measures one line in this process and prints its rows as one line of JSON: `node run-line.ts NAME PAIRS`. */
import { join } from 'node:path'
import type { BenchLine } from './harness/line.ts'
import { measure } from './harness/measure.ts'

const [name = '', pairs] = process.argv.slice(2)
// Only its own file: the others load browsers and databases that it does not need.
const exported: Record<string, BenchLine> = await import(join(import.meta.dirname, 'lines', `${name}.ts`))
const line = Object.values(exported).find((one) => one.name === name)
if (line === undefined) throw new Error(`lines/${name}.ts has no line of its name`)
process.stdout.write(`\n${JSON.stringify(await measure(line, Number(pairs)))}\n`)
process.exit()
