const english = `the and for you your yours our ours are was were been being have has had having not but with from that this these those there their they them then than when what
which who whom how why where would could should might may can will shall must please pls kindly maybe perhaps great good nice better best love like wish hope want need think idea suggest
suggestion suggestions propose add adding added make making made bring back give get got put let lets let's open offer offering introduce consider start finally also too very really much
many more most some any all just only even still again here about into onto over under out off its itself someone anyone everybody people guys team one ones thing things possible awesome cool
thanks thank hello hey dear feature option bit lot sure don't doesn't isn't can't won't wonderful helpful useful it'd you'd i'd i'll we'd be able`;

const russian = `это этот эта эти того тому тем что чтобы как так или для при про над под без уже еще бы был была было были быть есть нет все всё всех вас вам вами нас нам ваш ваша ваше ваши
наш мне меня мной мои мой моя они она оно его ему нее них они пожалуйста можно нужно надо хочу хочется хотелось хотел хотела хотим лучше хорошо здорово классно отлично было-бы предлагаю предложение
предложения идея добавьте добавить добавили добавление сделайте сделать сделали верните вернуть откройте открыть введите ввести дайте дать разрешите могли можете может мог могла может-быть
очень просто только тоже также если когда где куда почему зачем который которая которые потому какой какая какие ребята спасибо здравствуйте привет добрый день вечер хотя наконец пора
возможность возможно удобно удобнее подумайте рассмотрите жаль чуть больше много`;

const french = `les des une aux ces cet cette mes tes ses mon ton son nos vos leur leurs notre votre est sont etait serait seraient soit etre avoir avez avons ont aurait pourriez pourrait pouvez
pouvoir peut peux devriez devrait faudrait faut serez vous nous ils elles elle lui eux qui que quoi quand dont pour par avec sans dans sur sous chez entre vers mais donc car comme plus moins tres bien
bon bonne super genial top mieux plait svp merci bonjour bonsoir salut idee suggestion suggestions propose proposer proposez ajouter ajoutez ajout faire faites mettre mettez remettre remettez ouvrir
ouvrez donner donnez ramener ramenez revenir aimerais aimerait aimerions voudrais souhaite souhaiterais pas non oui aussi encore enfin deja juste meme tout tous toute toutes peu beaucoup ici possible
possibilite pourquoi parce quel quelle quels quelles chose choses agreable pratique dommage`;

/** Words in which people wrap a wish, whatever they wish for: they say nothing of what is wished. Folded, in all three languages. */
export const frameWords: ReadonlySet<string> = new Set([english, russian, french].flatMap((words) => words.replaceAll("ё", "е").split(/\s+/u)));
