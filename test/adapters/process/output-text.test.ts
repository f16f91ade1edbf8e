/** What programs of another character set than UTF-8 write can be read. */
import { expect, test } from 'vitest'
import { BoundedOutput } from '../../../main/adapters/process/bounded-output.ts'
import { outputText } from '../../../main/adapters/process/output-text.ts'

const latin1 = (text: string) => Buffer.from(text, 'latin1')

test.each([
  ['UTF-8', Buffer.from('tâche terminée €\n'), 'tâche terminée €\n'],
  ['ISO-8859-1', latin1('tâche terminée\n'), 'tâche terminée\n'],
  ['Windows-1252', Buffer.from([0x63, 0x6f, 0xfb, 0x74, 0x20, 0x35, 0x20, 0x80]), 'coût 5 €'],
  ['code page 850', Buffer.from([0x74, 0x83, 0x63, 0x68, 0x65, 0x20, 0x82, 0x74, 0x82]), 'tâche été'],
  ['UTF-16', Buffer.from('tâche terminée\r\n', 'utf16le'), 'tâche terminée\r\n'],
])('%s', (_name, bytes, text) => {
  expect(outputText(bytes)).toBe(text)
})

test('each line of several programs is read by itself', () => {
  const bytes = Buffer.concat([Buffer.from('sauvé\n'), latin1('copié\n'), Buffer.from('œuvre\n')])
  expect(outputText(bytes)).toBe('sauvé\ncopié\nœuvre\n')
})

test('a bad byte spoils no other letter of its line', () => {
  expect(outputText(Buffer.concat([Buffer.from('fichier é'), latin1('\xff'), Buffer.from(' lu')]))).toBe(
    'fichier é\uFFFD lu',
  )
})

test('the two ends of a long output are read in their character set too', () => {
  const output = new BoundedOutput(20)
  output.add(latin1('début '.repeat(9)))
  expect(output.text()).toMatch(/^début débu\n…\nbut début $/)
})
