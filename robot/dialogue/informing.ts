import { inLanguage } from "../kernel/wording.ts";
import { promptOf } from "./asking.ts";
import { sayHours } from "./business-hours.ts";
import type { Step, Visit } from "./conversation-state.ts";
import { disclosureOf, whoGetsIt } from "./disclosure.ts";
import { readBackOf } from "./reading-back.ts";
import { reviewAgain } from "./reviewing.ts";
import { bookOf, type Reply, reply, type Turn, withVisit } from "./turn.ts";
import { type Inquiry, priceOf } from "./understanding/inquiry.ts";
import { writtenPhone } from "./understanding/phone-number.ts";
import type { Saying } from "./understanding/saying.ts";

const MOST_OPEN_QUESTIONS = 32;

/** Answers a question about the business, then goes back to where the conversation was. */
export function inform(turn: Turn, step: Step, inquiry: Inquiry, saying: Saying): Reply {
  const book = bookOf(turn);
  const noted = inquiry.about === "unknown" && turn.visit.consent !== null;
  const visit = noted ? withOpenQuestion(turn.visit, saying.text) : turn.visit;
  const answer = answerTo(turn, inquiry);
  switch (step.at) {
    case "asking":
      return reply(visit, { ...step, silences: 0 }, [answer, book.backToForm, promptOf(turn, step)]);
    case "confirming":
      return reply(visit, { ...step, silences: 0 }, [answer, book.backToForm, readBackOf(turn, step)]);
    case "reviewing":
      return reviewAgain(withVisit(turn, visit), { ...step, silences: 0 }, [answer, book.backToForm]);
    case "serving":
      return reply(visit, { ...step, silences: 0 }, [answer, book.anythingElse]);
    case "filing":
    case "done":
      return reply(visit, step, [answer]);
  }
}

function withOpenQuestion(visit: Visit, text: string): Visit {
  const openQuestions = [...visit.openQuestions, text.slice(0, 500)].slice(0, MOST_OPEN_QUESTIONS);
  return { ...visit, openQuestions };
}

function answerTo(turn: Turn, inquiry: Inquiry): string {
  const { profile, visit } = turn;
  const { language } = visit;
  const book = bookOf(turn);
  switch (inquiry.about) {
    case "faq":
      return inLanguage(inquiry.faq.answer, language);
    case "price": {
      const services = inquiry.service ? [inquiry.service] : profile.services;
      const prices = services.flatMap((service) => {
        const price = priceOf(service, language);
        return price ? [book.price(inLanguage(service.label, language), price)] : [];
      });
      return prices.length > 0 ? prices.slice(0, 4).join(" ") : book.noPrice;
    }
    case "hours":
      return sayHours(profile, book, inquiry.day, turn.stamp.wall);
    case "address":
      return book.address(profile.business.address);
    case "telephone": {
      const { phone, region } = profile.business;
      return book.telephone(phone && writtenPhone(phone, region));
    }
    case "services":
      return book.services(profile.services.map((service) => inLanguage(service.label, language)));
    case "privacy":
      return `${disclosureOf(turn)} ${whoGetsIt(turn)}`;
    case "small-talk":
      return book.smallTalk[inquiry.talk];
    case "unknown":
      return book.unknownAnswer(visit.consent !== null);
  }
}
