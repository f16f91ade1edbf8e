/** `vigie maintenances import`: what the preview of a file says, and how it ends. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import type { Cli } from '../../../main/adapters/cli/base.ts'
import { registerImport } from '../../../main/adapters/cli/import-file.ts'
import { type ImportSource, importSourceSchema } from '../../../shared/import.ts'
import type { MessageParams } from '../../../shared/messages/catalogue.ts'
import { translateWith } from '../../../shared/messages/index.ts'
import { callerIn } from '../../helpers/caller.ts'
import { createImportHarness } from '../../helpers/import-harness.ts'

/** Runs the command in French on a file of these lines, and returns what it prints and its exit code. */
async function previewed(lines: readonly string[], ...options: readonly string[]) {
  const end = { text: '', code: 0 }
  const { imports } = createImportHarness()
  const previewImport = (source: Partial<ImportSource>) =>
    imports.maintenances.previewImport(importSourceSchema.parse(source), callerIn('fr'))
  const cli = {
    language: 'fr',
    anywhere: async () => ({ maintenances: { previewImport } }),
    say: (key: 'code', params: MessageParams) => translateWith('terminal', 'fr', key, params),
    print: (found: object, text: (found: object) => string) => {
      end.text = text(found)
    },
    leaveWith: (code: number) => {
      end.code = code
    },
  }
  const file = join(mkdtempSync(join(tmpdir(), 'vigie-import-')), 'plan.csv')
  writeFileSync(file, lines.join('\n'))
  const program = new Command().exitOverride()
  registerImport(program, cli as unknown as Cli, 'maintenances')
  await program.parseAsync(['import', file, ...options], { from: 'user' })
  return end
}

const HEAD = 'Machine;Tâche;Échéance;Périodicité;Statut;Couleur'
const row = (day: string, more = ';;') => `Tour;Vidange ${day};${day};${more}`

describe('the preview of a French list', () => {
  it('counts in words that agree, and names what it does not read', async () => {
    const { text, code } = await previewed([HEAD, row('05/01/2026', '6 mois;;rouge')])
    expect(text).toContain('1 ligne : 1 nouvelle. Rien n’a été importé ; ajoutez --accept.')
    expect(text).toContain('1 serait en retard')
    expect(text).toContain('1 date ambiguë est lue dans l’ordre jour/mois')
    expect(text).toContain('Non utilisé dans le fichier : Couleur.')
    expect(text).toMatch(/6 mois/)
    expect(code).toBe(0)
  })

  it('says how many rows it does not show', async () => {
    const days = Array.from({ length: 22 }, (_, at) => `${String(at + 1).padStart(2, '0')}/05/2027`)
    const { text } = await previewed([HEAD, ...days.map((day) => row(day))])
    expect(text).toContain('et 2 autres lignes')
  })

  it('ends with what is missing if it cannot be imported so', async () => {
    const { text, code } = await previewed([HEAD, row('05/01/2027', ';Bleu;')])
    expect(text).toContain('Rien ne peut être importé ainsi : donnez ce qui manque ci-dessus.')
    expect(code).toBe(2)
  })

  it('refuses a line of the headings that is no number', async () => {
    await expect(previewed([HEAD], '--heading-line', 'zero')).rejects.toMatchObject({ code: 'invalid_input' })
  })
})

describe('the preview in the words of its reader', () => {
  it('says meters, recurrences and amounts', async () => {
    const lines = [
      'Machine;Tâche;Échéance;Périodicité;Compteur;Coût',
      'Tour;Vidange;2027-05-01;2 ans;1200 h, tous les 500 h;1250,5',
    ]
    const { text } = await previewed(lines)
    const plain = text.replace(/[\u00a0\u202f]/g, ' ')
    expect(plain).toContain('1 200 h, toutes les 500 h')
    expect(plain).toContain('1 250,5')
    expect(plain).toContain('2 ans')
    expect(text).toContain('« Machine »')
  })

  it('takes fields and meanings by their French names', async () => {
    const lines = ['Engin;Boulot;Échéance;Avancement', 'Tour;Vidange;2027-05-01;Bleu']
    const { text, code } = await previewed(
      lines,
      ...[
        '--column',
        'intitulé=Boulot',
        '--value',
        'état:Bleu=en cours',
        '--constant',
        'emplacement=Atelier',
      ],
    )
    expect(text).toContain('En cours')
    expect(text).toContain('Atelier')
    expect(code).toBe(0)
  })

  it('names the headings that were read if a column is missing', async () => {
    const { text, code } = await previewed(['A;B', '1;2'])
    expect(text).toContain('En-têtes lus dans le fichier : A, B.')
    expect(code).toBe(2)
  })
})
