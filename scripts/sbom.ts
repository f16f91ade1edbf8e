/**
 * `npm run -s sbom > vigie.cdx.json`: lists what is shipped, as CycloneDX, checked against its schema. With `--ages` it asks the
 * registry when each package was published.
 */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { publishedAt } from './package/published.ts'
import { sbomProblems, shippedSbom, withAges } from './package/sbom.ts'

const root = join(import.meta.dirname, '..')
const seconds = execFileSync('git', ['log', '-1', '--format=%ct'], { cwd: root, encoding: 'utf8' })
const bill = shippedSbom(root, new Date(Number(seconds) * 1000))
const whole = process.argv.includes('--ages') ? await withAges(bill, publishedAt) : bill
const text = `${JSON.stringify(whole, null, 2)}\n`
const problems = await sbomProblems(text)
if (problems !== null) throw new Error(`The bill does not follow its schema: ${JSON.stringify(problems)}`)
process.stdout.write(text)
