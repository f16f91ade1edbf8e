/**
 * French economic headlines written for this test, labelled by what they mean for the mood of the market before any term
 * was made for them. Would an investor in that market consider the news good, bad, or neither? Announcements, agendas,
 * and decisions without a direction are neutral. Half of them, by the hash of
 * the text, was not scored until the terms were finished. One author wrote both halves and the terms: the accuracy on the
 * half held out is higher than on headlines of others.
 */
import type { Labelled } from '../../../helpers/classification.ts'

const POSITIVE = `
La Bourse de Casablanca ouvre en hausse
Le Masi signe sa meilleure séance depuis trois mois
Wall Street termine sur un record
Le CAC 40 repasse au-dessus des 8.000 points
Les marchés saluent l’accord commercial
Attijariwafa bank relève son dividende
Le groupe Managem double son bénéfice
S&P relève la note du Maroc
Moody’s améliore la perspective de la Grèce
Fitch confirme la note du Maroc avec perspective positive
Le chômage recule à 12,8%
Le chômage au plus bas depuis quinze ans
Le déficit commercial se résorbe
Le déficit budgétaire s’allège de 12 milliards
L’inflation ralentit à 2,1% en mars
L’inflation tombe à son plus bas niveau depuis 2021
La BCE baisse ses taux d’un quart de point
Bank Al-Maghrib abaisse son taux directeur à 2,25%
La Fed ouvre la voie à une baisse des taux
Le FMI relève sa prévision de croissance pour le Maroc
La croissance accélère au deuxième trimestre
L’économie américaine crée 250.000 emplois
Le moral des ménages s’améliore
La confiance des chefs d’entreprise remonte
Les exportations automobiles battent un record
Les recettes touristiques bondissent de 20%
Les transferts des MRE en forte progression
Le dirham s’apprécie face au dollar
La dette publique reflue
Le taux d’endettement revient à 67% du PIB
Airbus engrange une commande géante
Safran remporte un contrat de 3 milliards d’euros
LVMH dépasse les attentes
Renault bat le consensus au premier semestre
Nvidia publie des résultats supérieurs aux attentes
TotalEnergies lance un rachat d’actions de 2 milliards
Stellantis renoue avec les bénéfices
Air France-KLM sort du rouge
Le groupe réduit ses pertes de moitié
La compagnie revient à l’équilibre
Label’Vie ouvre vingt magasins et relève ses objectifs
Akdital : le chiffre d’affaires en hausse de 38%
TGCC décroche le chantier du grand stade
Marsa Maroc : trafic en progression de 12%
Cosumar améliore sa marge
Ciments du Maroc : le résultat net grimpe
Maroc Telecom : règlement du litige, le titre s’envole
La BMCE obtient un financement vert de 100 millions d’euros
Les investissements étrangers repartent à la hausse
Les IDE affluent au Maroc
La production industrielle rebondit en avril
Les ventes de ciment reprennent des couleurs
Le marché immobilier sort de sa torpeur
L’agriculture retrouve des couleurs grâce aux pluies
Les défaillances d’entreprises diminuent
Les taux des crédits immobiliers reculent encore
Le spread italien se resserre
Détente sur les taux obligataires
Les craintes de récession s’éloignent
La guerre commerciale s’apaise
Trump suspend les droits de douane
L’entrée en Bourse de CMGP largement sursouscrite
L’action Sanofi bondit après l’essai clinique
Goldman Sachs relève son conseil sur Danone
UBS passe à l’achat sur BNP Paribas
Carrefour confirme ses objectifs et rassure
Le plan de relance dope la Bourse de Shanghai
Les valeurs bancaires tirent l’indice
Les investisseurs reprennent confiance
L’appétit pour le risque revient
Regain d’optimisme à Wall Street
Le pouvoir d’achat progresse
Les créations d’entreprises au plus haut
Les réserves de change se renforcent
L’excédent commercial allemand s’élargit
La zone euro échappe à la récession
La banque centrale écarte une hausse des taux
L’usine de Kénitra embauche 1.500 personnes
Le distributeur augmente son dividende de 15%
Le groupe versera un dividende exceptionnel
Fin de la grève dans les ports
Le secteur aérien retrouve son niveau d’avant crise
La facture énergétique s’allège
Les impayés reculent
Les prix à la production se stabilisent, les industriels respirent
Le PIB progresse plus que prévu
L’emploi américain surprend agréablement
Le carnet de commandes de Dassault gonfle
La trésorerie des entreprises se redresse
Sodiaal sauve l’usine et ses emplois
Le gendarme boursier lève la suspension du titre
Les banques passent les tests de résistance avec succès
Sortie de la liste grise du GAFI pour le Maroc
Le Maroc retrouve la catégorie investissement
Le bénéfice par action ressort au-dessus du consensus
Les petites valeurs prennent leur revanche
Le Masi efface ses pertes de la veille
La Bourse de Tokyo s’adjuge 2%
Le Nasdaq gagne plus de 1%
Les marges résistent malgré les coûts
`
const NEGATIVE = `
La Bourse de Casablanca ouvre en baisse
Le Masi lâche 2% dans un marché nerveux
Wall Street finit dans le rouge
Le CAC 40 enfonce les 7.500 points
Les marchés accusent le coup
Vivendi supprime son dividende
Le groupe réduit son dividende de moitié
S&P abaisse la note de la France
Moody’s dégrade la note de trois banques
Fitch place la note sous surveillance négative
Le chômage remonte à 13,6%
Chômage record chez les jeunes
Le taux de chômage des femmes s’aggrave
Le déficit commercial se creuse
Le déficit budgétaire dérape
L’inflation accélère à 6,6%
L’inflation repart à la hausse
La BCE relève ses taux d’un demi-point
Bank Al-Maghrib surprend par une hausse de taux
La Fed exclut une baisse des taux
Le FMI abaisse sa prévision de croissance
La croissance cale au deuxième trimestre
L’économie américaine détruit des emplois
Le moral des ménages se dégrade
La confiance des patrons flanche
Les exportations de phosphates dévissent
Les recettes fiscales déçoivent
Les arrivées de touristes en berne
Le dirham se déprécie face à l’euro
La dette publique atteint un record
L’endettement des ménages s’alourdit
Boeing perd une commande majeure
Alstom plonge après un avertissement sur résultats
Kering manque les attentes
Intel publie des résultats inférieurs aux attentes
Atos creuse ses pertes
Casino au bord du dépôt de bilan
Le bénéfice fond de moitié
Le résultat net chute
La compagnie retombe dans le rouge
Lesieur émet un profit warning
Samir : la liquidation judiciaire confirmée
Le promoteur Addoha affiche une perte nette
Les marges s’érodent
Jumia ferme ses entrepôts
Le constructeur va supprimer 4.000 postes
Michelin ferme deux usines
Northvolt dépose le bilan
Le géant Evergrande en faillite
Les défaillances d’entreprises atteignent un sommet
Les impayés explosent
Les créances en souffrance s’accumulent
La production industrielle se contracte
Les ventes de voitures s’effondrent
Le marché immobilier s’enlise
La sécheresse ampute la récolte céréalière
La campagne agricole compromise
Les prix alimentaires flambent
La facture énergétique s’envole
Le spread italien s’écarte
Tension sur les taux obligataires
Les craintes de récession resurgissent
La guerre commerciale s’envenime
Trump menace l’Europe de nouvelles taxes
Pékin riposte avec des droits de douane
La crise bancaire s’étend
Panique sur les marchés asiatiques
Lundi noir à la Bourse de Tokyo
L’action Atos s’écroule
Morgan Stanley abaisse son conseil sur Renault
Citi passe à la vente sur Orange
Nokia coupe dans ses prévisions
Le groupe renonce à ses objectifs annuels
Le gendarme boursier suspend la cotation
L’autorité de la concurrence inflige une amende aux pétroliers
Le patron mis en examen pour fraude
Les investisseurs fuient les actifs risqués
Les investisseurs se réfugient dans l’or
Vent de défiance sur la dette française
Les capitaux quittent les pays émergents
Les investissements étrangers se tarissent
Le pouvoir d’achat s’érode
La consommation des ménages marque le pas
Les réserves de change fondent
La zone euro entre en récession
L’Allemagne frôle la récession
Le PIB recule pour le deuxième trimestre
L’emploi salarié décline
Les licenciements se multiplient
La grève paralyse les ports
Pénurie de puces : les usines à l’arrêt
Le trafic aérien accuse une baisse de 8%
La trésorerie des PME se détériore
Le gouvernement alourdit la fiscalité des entreprises
L’introduction en Bourse reportée faute de demande
Le pétrole cher pèse sur les compagnies aériennes
Les banques entraînent l’indice vers le bas
Les bénéfices déçoivent, le titre dégringole
Le Nasdaq cède plus de 2%
La livre sterling au plus bas face au dollar
Le Maroc reste sur la liste grise
`
const NEUTRAL = `
Bank Al-Maghrib tient son conseil mardi
Bank Al-Maghrib maintient son taux directeur inchangé
La BCE laisse ses taux inchangés
La Fed opte pour le statu quo
Le Masi termine proche de l’équilibre
La Bourse de Paris évolue sans direction
Wall Street fermée pour Thanksgiving
Les marchés attendent les chiffres de l’emploi
Les marchés dans l’expectative avant la Fed
Les résultats de Maroc Telecom attendus jeudi
L’agenda économique de la semaine
Ce qu’il faut retenir de la séance
Les valeurs à suivre à Paris
Assemblée générale d’Attijariwafa bank le 15 mai
Le dividende sera détaché le 3 juillet
Le dividende de BCP inchangé
Le groupe maintient son dividende
Fitch confirme la note de la Belgique
S&P maintient la perspective stable de l’Espagne
Le chômage stable au troisième trimestre
Le taux de chômage inchangé à 7,5%
Le HCP publie son enquête sur l’emploi
L’inflation stable en mai
Indice des prix : le HCP change de base
Le budget 2026 présenté au Parlement
Le projet de loi de finances adopté en conseil
Le ministre des Finances reçoit la mission du FMI
Le FMI en visite à Rabat
Nadia Fettah s’exprime sur la réforme fiscale
Nomination : un nouveau directeur général à la CDG
La CDG change de gouvernance
Un nouveau président pour le CAC 40
L’AMMC publie son rapport annuel
L’AMMC vise le prospectus de Vicenne
L’AMMC consulte sur les OPCVM
La Bourse de Casablanca change d’horaires
Le marché à terme expliqué
Comment investir en Bourse : le guide
Qu’est-ce qu’une obligation verte
Entretien avec le patron de Label’Vie
Podcast : les banques face à l’intelligence artificielle
Tribune : pour une autre politique industrielle
Salon de l’agriculture : le programme
Le Gitex Africa ouvre ses portes à Marrakech
Forum des affaires Maroc-France à Paris
Une délégation d’investisseurs chinois à Tanger
L’OCP émet un emprunt obligataire
Le Trésor lève 3 milliards de dirhams
Adjudication des bons du Trésor : les résultats
Le Trésor rembourse 1,2 milliard
Sonasid convoque ses actionnaires
Risma publie ses comptes semestriels
Le groupe publiera ses résultats le 20 mars
Changement de dénomination pour Sothema
Franchissement de seuil dans le capital de Delta Holding
Division du nominal chez Cosumar
Transfert de siège pour la holding
Cours de change du 12 mars
Les cours de l’or ce lundi
Le baril de Brent stable
Le dollar évolue peu face à l’euro
L’euro stable à 1,08 dollar
La météo de la semaine
La carte des projets d’infrastructures
Le calendrier des vacances scolaires
Un appel d’offres pour la LGV
L’ONCF lance un appel d’offres
L’ADM ouvre les plis du tronçon Rabat-Casablanca
Les députés débattent de la loi de finances
Le Sénat examine le budget
Réforme des retraites : ce qui change
Impôt sur le revenu : le nouveau barème
Le patronat rencontre le gouvernement
La CGEM élit son président
Les syndicats reçus à Matignon
L’Europe et la Chine négocient
Les ministres du G20 se réunissent à Washington
L’Opep tient une réunion virtuelle
L’Opep maintient sa production
La Banque mondiale publie son rapport
Statistiques : la population par région
Enquête : les habitudes d’épargne des Marocains
Portrait d’un entrepreneur
Renault présente son nouveau modèle
Apple dévoile son iPhone
Royal Air Maroc ouvre une ligne vers Pékin
Carrefour étudie la cession de sa filiale italienne
Le groupe nomme un directeur financier
Les actionnaires approuvent les comptes
La période de souscription débute lundi
Le rapport sera publié en septembre
Bourse : la séance du jour en chiffres
Le volume des échanges s’établit à 200 millions de dirhams
La capitalisation s’élève à 1.000 milliards
Les taux interbancaires stables
Le secteur du tourisme en chiffres
Histoire : le krach de 1929
Débat : faut-il taxer les superprofits
Les règles de Bâle III entrent en vigueur
Le Maroc et l’Espagne signent une convention fiscale
`
const lines = (text: string) => text.trim().split('\n')

export const FRENCH_LABELLED: readonly Labelled[] = [
  ...lines(POSITIVE).map((text) => ({ text, label: 'positive' }) as const),
  ...lines(NEGATIVE).map((text) => ({ text, label: 'negative' }) as const),
  ...lines(NEUTRAL).map((text) => ({ text, label: 'neutral' }) as const),
]
