const happy: readonly (readonly [number, string])[] = [
  [2, "😀 😃 😄 😁 😊 🥰 😍 🤩 😘 🥳 ❤ 💖 💕 💗 💓 💙 💚 💛 💜 🧡 🖤 🤍 😻 🏆 💯"],
  [1.5, "👍 👏 🙏 🔥 🎉 🎊 💪 👌 🤗 😇 🌹 🌸 💐 ⭐ 🌟 ✨ ♥ 😋 🤝 ☺ 🙂 😉 😎 ✅ 🎁 🥂 🍾 🤘 ✌"],
];
const unhappy: readonly (readonly [number, string])[] = [
  [-2, "😡 😠 🤬 😤 🤮 🤢 💩 👎 🖕 😭 💔 😢 ☹ 🙁 😞 😔 😟 😩 😫 😖 😣"],
  [-1, "🤦 😒 🙄 😑 😕 😐 😥 😓 😰 😱 🤡 ❌ 😨 🤨 😪 🥺"],
];
const amused = "😂 🤣 😅 😆 😹";

const codePoints = (list: string): readonly number[] => list.split(" ").map((symbol) => symbol.codePointAt(0) ?? 0);

const weights = new Map<number, number>();
for (const [weight, list] of [...happy, ...unhappy]) for (const point of codePoints(list)) weights.set(point, weight);

const laughing = new Set(codePoints(amused));

/** How glad (above 0) or cross (below 0) a symbol is; 0 for one that says nothing. */
export const emojiWeight = (codePoint: number): number => weights.get(codePoint) ?? 0;

/** True for a symbol of laughter, which may be joy as well as scorn. */
export const isLaughing = (codePoint: number): boolean => laughing.has(codePoint);
