/**
 * Reduces the French lexicon of pattern (Tom De Smedt, Walter Daelemans, fabelier.org; PDDL) to what Vigie uses: one
 * polarity per word, without neutral ones. Usage: node scripts/pattern-fr.ts pattern-fr-sentiment.xml
 */
import { readFileSync, writeFileSync } from 'node:fs'

const LEAST = 0.1
const OUTPUT = new URL('../assets/lexicons/pattern-fr.json', import.meta.url)

const [source] = process.argv.slice(2)
if (source === undefined) throw new Error('Name the XML file of the lexicon.')
const senses = new Map<string, number[]>()
for (const [, form = '', polarity = ''] of readFileSync(source, 'utf8').matchAll(
  /form="([^"]+)".*?polarity="([^"]+)"/g,
)) {
  senses.set(form, [...(senses.get(form) ?? []), Number(polarity)])
}
const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length
const words = [...senses]
  .map(([form, values]) => [form.toLowerCase(), Math.round(mean(values) * 100) / 100] as const)
  .filter(([form, value]) => Math.abs(value) >= LEAST && !form.includes(' '))
  .sort(([a], [b]) => (a < b ? -1 : 1))

const byValue = new Map<number, string[]>()
for (const [form, value] of words) byValue.set(value, [...(byValue.get(value) ?? []), form])
const lines = [...byValue]
  .sort(([a], [b]) => a - b)
  .map(([value, forms]) => `  ${JSON.stringify(String(value))}: ${JSON.stringify(forms.join(' '))}`)
writeFileSync(OUTPUT, `{\n${lines.join(',\n')}\n}\n`)
console.log(`${words.length} words written`)
