/** ROME's open data in XML, in the shapes of version 4 and of version 3. */
import { describe, expect, it } from 'vitest'
import { readOccupations } from '../../../main/adapters/imports/occupations/read.ts'
import { zipOf } from '../../helpers/records-files.ts'

/** ISO-8859-15, as the published files are: `œ` is byte BD. */
const latin9 = (text: string) => Buffer.from(text.replaceAll('œ', '\u00bd'), 'latin1')
const xml = (root: string, content: string) =>
  latin9(`<?xml version="1.0" encoding="iso-8859-15" ?>\n<${root}>${content}</${root}>\n`)

const FICHE = `
<fiche_metier>
  <numero>7</numero>
  <rome><code_rome>F1701</code_rome><intitule>Maçon / Maçonne gros œuvre</intitule><code_ogr>119</code_ogr></rome>
  <appellations>
    <appellation><libelle>Maçon / Maçonne</libelle><libelle_court>Maçon</libelle_court><code_ogr>16000</code_ogr></appellation>
  </appellations>
  <definition>Construit des murs d&apos;ouvrages.</definition>
  <acces_metier>
Accessible avec un CAP.
Des permis peuvent être requis.
</acces_metier>
  <competences>
    <savoir_faire><enjeux><enjeu><libelle>Construction</libelle><items>
      <item><libelle>Monter des échafaudages</libelle><code_ogr>1</code_ogr><coeur_metier></coeur_metier></item>
      <item><libelle>Maçonner</libelle><code_ogr>2</code_ogr><coeur_metier>Principale</coeur_metier></item>
    </items></enjeu></enjeux></savoir_faire>
    <savoir_etre_professionnel></savoir_etre_professionnel>
    <savoirs><categories><categorie><libelle>Normes</libelle><items>
      <item><libelle>Lecture de plans</libelle></item>
    </items></categorie></categories></savoirs>
  </competences>
  <contextes_travail>
    <type_contexte><libelle>Types de structures</libelle><items><item><libelle>Entreprise artisanale</libelle></item></items></type_contexte>
    <type_contexte><libelle>Conditions de travail</libelle><items><item><libelle>En hauteur</libelle></item></items></type_contexte>
  </contextes_travail>
  <secteurs_activite><secteur_activite><libelle>Bâtiment</libelle></secteur_activite></secteurs_activite>
  <mobilites><mobilite><rome_cible>F1702 - Constructeur / Constructrice de routes</rome_cible></mobilite></mobilites>
</fiche_metier>`

const OLDER = `
<fiche_emploi_metier>
  <numero>11</numero>
  <bloc_code_rome><code_rome>A1101</code_rome><intitule>Conduite d'engins</intitule><code_ogr>6</code_ogr></bloc_code_rome>
  <appellation><item><libelle>Conducteur / Conductrice d'abatteuses</libelle><code_ogr>12862</code_ogr></item></appellation>
  <definition>
Réalise des travaux mécanisés.
</definition>
  <acces_emploi_metier>Accessible avec un CAP.</acces_emploi_metier>
  <condition_exercice_activite>
L'activité varie.
Elle est pénible.
</condition_exercice_activite>
  <environnement_de_travail>
    <item><libelle>Coopérative agricole</libelle><libelle_environnement>STRUCTURES</libelle_environnement></item>
    <item><libelle>Travail en indépendant</libelle><libelle_environnement>CONDITIONS</libelle_environnement></item>
    <item><libelle>Agriculture</libelle><libelle_environnement>SECTEURS</libelle_environnement></item>
  </environnement_de_travail>
  <les_activites_de_base>
    <activite_de_base><item><libelle>Atteler un équipement</libelle></item></activite_de_base>
    <savoir_theorique_et_proceduraux><item><libelle>Pneumatique</libelle></item></savoir_theorique_et_proceduraux>
  </les_activites_de_base>
  <les_activites_specifique><bloc><position_bloc>1</position_bloc>
    <activite_specifique><item><libelle>Utiliser un engin</libelle></item></activite_specifique>
  </bloc></les_activites_specifique>
  <les_mobilites>
    <proche><mobilite><code_rome_cible>A1416 - Polyculture, élevage</code_rome_cible></mobilite></proche>
    <si_evolution><mobilite><code_rome_cible>A1201 - Bûcheronnage et élagage</code_rome_cible></mobilite></si_evolution>
  </les_mobilites>
</fiche_emploi_metier>`

describe('RefRomeXml.zip', () => {
  it('brings the records of version 4 in the character set that the file declares', async () => {
    const bytes = zipOf({
      'unix_referentiel_code_rome_v461_iso8859-15.xml': xml('ogr', ''),
      'unix_fiche_emploi_metier_v461_iso8859-15.xml': xml('fiches_metier', FICHE),
    })
    const { form, encoding, records, refused } = await readOccupations('RefRomeXml.zip', bytes)
    expect({ form, encoding, refused }).toEqual({ form: 'rome', encoding: 'iso-8859-15', refused: [] })
    expect(records).toMatchObject([
      {
        code: 'F1701',
        title: 'Maçon / Maçonne gros œuvre',
        ogr: '119',
        titles: [{ ogr: '16000', label: 'Maçon / Maçonne' }],
        part: {
          description: "Construit des murs d'ouvrages.",
          training: ['Accessible avec un CAP.', 'Des permis peuvent être requis.'],
          skills: ['Maçonner', 'Monter des échafaudages', 'Lecture de plans'],
          environments: ['Entreprise artisanale'],
          working_conditions: ['En hauteur'],
          sectors: ['Bâtiment'],
          related_occupations: ['Constructeur / Constructrice de routes'],
        },
      },
    ])
  })

  it('brings the records of version 3, which has activities and an environment', async () => {
    const { form, records } = await readOccupations('fiches.xml', xml('ogr', OLDER))
    expect(form).toBe('rome')
    expect(records).toMatchObject([
      {
        code: 'A1101',
        title: "Conduite d'engins",
        titles: [{ ogr: '12862', label: "Conducteur / Conductrice d'abatteuses" }],
        part: {
          description: 'Réalise des travaux mécanisés.',
          skills: ['Atteler un équipement', 'Utiliser un engin', 'Pneumatique'],
          environments: ['Coopérative agricole'],
          working_conditions: ["L'activité varie.", 'Elle est pénible.', 'Travail en indépendant'],
          sectors: ['Agriculture'],
          related_occupations: ['Polyculture, élevage', 'Bûcheronnage et élagage'],
        },
      },
    ])
  })
})

describe('a flat file of ROME in XML', () => {
  it('is a list whose headings are its elements', async () => {
    const row =
      '<item_referentiel_code_rome><code_ogr>6</code_ogr><code_rome>A1101</code_rome><libelle>Œnologie</libelle></item_referentiel_code_rome>'
    const bytes = Buffer.from(`<ogr>${row}</ogr>`)
    const { form, columns, records } = await readOccupations('codes_utf8.xml', bytes)
    expect({ form, columns }).toEqual({
      form: 'list',
      columns: { code: 'code_rome', title: 'libelle', ogr: 'code_ogr' },
    })
    expect(records).toMatchObject([{ code: 'A1101', title: 'Œnologie', ogr: '6' }])
  })

  it('of something else is refused as a list without a code', async () => {
    await expect(
      readOccupations('feed.xml', Buffer.from('<?xml version="1.0"?><rss><a><b>c</b></a></rss>')),
    ).rejects.toMatchObject({
      params: { problem: { messageKey: 'records.no_column', params: { column: 'code' } } },
    })
  })
})
