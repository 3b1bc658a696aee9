// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.voice;

import java.util.List;
import org.doorstep.catalog.Language;
import org.doorstep.catalog.Text;
import org.doorstep.catalog.flow.TextValue;
import org.doorstep.device.faults.FaultBook;
import org.doorstep.terminal.session.Comfort;
import org.doorstep.terminal.session.Facts;
import org.doorstep.terminal.session.FormScreen;
import org.doorstep.terminal.session.Overlay;
import org.doorstep.terminal.session.Screen;
import org.doorstep.terminal.session.View;

/** Views of made-up people. */
final class Views {
    static final Screen.Progress STEP = new Screen.Progress(text("参保证明打印"), 2, 6);
    static final View.Frame FRAME = new View.Frame(
            "新驿镇便民服务中心",
            View.Link.ONLINE,
            "10:24",
            "00317",
            "0537-12345",
            "8:30-17:30",
            null,
            new View.Slots(
                    Text.of("屏幕右下方的读卡区", "the card reader, bottom right"),
                    Text.of("屏幕下方的出纸口", "the paper slot below the screen"),
                    text("")));

    static final FaultBook FAULTS = FaultBook.load(Views.class.getClassLoader());

    private Views() {}

    static Text text(String both) {
        return Text.of(both, both);
    }

    static View view(Screen screen) {
        return view(screen, Comfort.STANDARD);
    }

    static View aloud(Screen screen) {
        return view(screen, Comfort.STANDARD.withVoice(true));
    }

    static View view(Screen screen, Comfort comfort) {
        return new View(screen, new Overlay.None(), comfort, FRAME, 0);
    }

    static View english(Screen screen) {
        return view(screen, Comfort.STANDARD.withVoice(true).with(Language.EN));
    }

    static View over(Screen screen, Overlay overlay) {
        return new View(screen, overlay, Comfort.STANDARD, FRAME, 0);
    }

    static View listened(View view, int listens) {
        return new View(view.screen(), view.overlay(), view.comfort(), view.frame(), listens);
    }

    static Screen.Result result(int revealSeconds, boolean covered) {
        return new Screen.Result(
                STEP,
                Text.of("这是您的参保记录", "This is your insurance record"),
                null,
                List.of(
                        new Screen.Row(Text.of("姓名", "Name"), "张**", TextValue.of("张建国")),
                        new Screen.Row(
                                Text.of("身份证号", "ID number"),
                                "999999********0014",
                                TextValue.of("999999195503120014"))),
                null,
                Text.of("打印证明", "Print the certificate"),
                revealSeconds,
                covered,
                new Facts.DocumentPrinting.Possible());
    }

    static FormScreen.Ask phone(String typed) {
        return new FormScreen.Ask(
                STEP,
                Text.of("您的手机号码是多少？", "What is your phone number?"),
                null,
                List.of(),
                new FormScreen.Question(
                        "phone",
                        Text.of("手机号码", "Phone"),
                        null,
                        false,
                        new FormScreen.Input.Digits(TextValue.of(typed), FormScreen.Shape.PHONE, 11, 11, true)),
                null,
                typed.length() == 11,
                0);
    }
}
