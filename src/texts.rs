//! Every word of the interface, in Vietnamese. What an editor writes stands in the content.

pub mod offline;

/// The first link, for those who read by keyboard or ear.
pub const SKIP: &str = "Tới nội dung chính";
/// The name of the main navigation.
pub const NAVIGATION: &str = "Các phần của kỷ yếu";
/// The tab to the conference's first page.
pub const HOME: &str = "Trang chủ";
/// The tab to its reports.
pub const REPORTS: &str = "Báo cáo";
/// The tab to its figures.
pub const FIGURES: &str = "Số liệu";
/// The tab to its photos.
pub const PHOTOS: &str = "Ảnh";
/// The tab to its documents.
pub const DOCUMENTS: &str = "Tài liệu";
/// The page about the site.
pub const ABOUT: &str = "Giới thiệu";
/// The list of all conferences.
pub const ARCHIVE: &str = "Các hội nghị";

/// The button that opens the reading settings.
pub const SETTINGS: &str = "Cỡ chữ và màu";
/// The setting of the text's size, and its steps.
pub const TEXT_SIZE: &str = "Cỡ chữ";
/// The steps of the text's size, smallest first.
pub const TEXT_SIZES: [&str; 4] = ["Nhỏ", "Vừa", "Lớn", "Rất lớn"];
/// The setting of the colours.
pub const THEME: &str = "Màu";
/// The themes: as the device, light, dark.
pub const THEMES: [&str; 3] = ["Theo máy", "Sáng", "Tối"];

/// The button that shares the page.
pub const SHARE: &str = "Chia sẻ";
/// The button that opens the share sheet.
pub const SHARE_MORE: &str = "Mã QR, nhúng, trích dẫn";
/// The same for one chart of a page.
pub const SHARE_CHART_MORE: &str = "Nhúng, mã QR";
/// Opens the system's own sheet.
pub const SHARE_BY_SYSTEM: &str = "Gửi qua ứng dụng";
/// Copies the address.
pub const COPY_LINK: &str = "Chép liên kết";
/// Copies the citation.
pub const COPY_CITATION: &str = "Chép câu trích dẫn";
/// Copies the snippet.
pub const COPY_EMBED: &str = "Chép mã nhúng";
/// The conference's day, for calendars.
pub const CALENDAR: &str = "Ngày hội nghị (.ics)";
/// Beside the code.
pub const QR_HINT: &str = "Quét mã này để mở trang trên điện thoại.";
/// Shows the code on the whole screen.
pub const FILL_SCREEN: &str = "Phóng to toàn màn hình";
/// Heads the snippet.
pub const EMBED: &str = "Nhúng vào trang khác";
/// What to do with the snippet.
pub const EMBED_HINT: &str = "Dán mã này vào mã nguồn (HTML) của bài viết.";
/// Names the snippet.
pub const EMBED_CODE: &str = "Mã nhúng";
/// Names the preview.
pub const EMBED_PREVIEW: &str = "Xem trước phần nhúng";
/// Whether the host has a colour of its own.
pub const OWN_ACCENT: &str = "Đổi màu nhấn";
/// That colour.
pub const ACCENT: &str = "Màu nhấn";
/// Whether the article's ground shows through.
pub const CLEAR_GROUND: &str = "Nền trong suốt";
/// Whether the host takes the script.
pub const WITH_SCRIPT: &str = "Kèm mã tự chỉnh chiều cao";
/// Said when a text was copied.
pub const COPIED_TEXT: &str = "Đã chép.";
/// Said when a text in sight could not be copied.
pub const COPY_BY_HAND: &str = "Không chép được. Hãy chọn và chép bằng tay.";

/// Said when an address was copied.
pub const COPIED: &str = "Đã chép liên kết.";
/// Said when an address could not be copied; the address follows.
pub const NOT_COPIED: &str = "Không chép được. Liên kết: ";

/// Before the name of the conference that an embed form is from.
pub const EMBED_FROM: &str = "Trích từ kỷ yếu";
/// Leads from an embed form to the page itself.
pub const EMBED_FULL: &str = "Mở trang đầy đủ (thẻ mới)";
/// Before the address of the page itself, where a frame may keep links from opening.
pub const EMBED_WHERE: &str = "Nếu liên kết không mở, hãy chép địa chỉ này:";

/// Said while a page comes, to those who listen.
pub const LOADING: &str = "Đang tải trang…";
/// Said when a page did not come.
pub const FAILED: &str =
    "Không tải được trang. Hãy kiểm tra mạng rồi thử lại; trang này vẫn đọc được.";
/// The button that tries again.
pub const RETRY: &str = "Thử lại";
/// The button that closes a message.
pub const CLOSE: &str = "Đóng";

/// Who held the conference.
pub const ORGANISER: &str = "Tổ chức";
/// Who took part.
pub const PARTICIPANTS: &str = "Thành phần dự";
/// The author.
pub const BYLINE: &str = "Người viết";
/// The figures shown large.
pub const KEY_FIGURES: &str = "Những con số";
/// Marks a number that the source does not state.
pub const DERIVED: &str = "suy ra";
/// Leads to all figures.
pub const ALL_FIGURES: &str = "Xem bảng số liệu";
/// Leads to the documents.
pub const ALL_DOCUMENTS: &str = "Xem các tài liệu";
/// The empty state of the reports.
pub const NO_REPORTS: &str = "Chưa có báo cáo nào.";
/// The empty state of the figures.
pub const NO_FIGURES: &str = "Chưa có bảng số liệu nào.";
/// The empty state of the photos.
pub const NO_PHOTOS: &str = "Chưa có ảnh nào.";
/// The empty state of the documents.
pub const NO_DOCUMENTS: &str = "Chưa có tài liệu nào.";
/// The empty state of the related links.
pub const NO_RELATED: &str = "Bài gốc không kèm liên kết nào.";

/// Stands where a photo's file has not been supplied.
pub const PHOTO_MISSING: &str = "Ảnh gốc chưa được cung cấp";
/// Before the photographer's name.
pub const CREDIT: &str = "Ảnh: ";
/// Names the links to the photos before and after.
pub const NEIGHBOUR_PHOTOS: &str = "Ảnh trước và sau";
/// Leads to the photo before.
pub const PREVIOUS_PHOTO: &str = "Ảnh trước";
/// Leads to the photo after.
pub const NEXT_PHOTO: &str = "Ảnh sau";
/// Leads back to all photos.
pub const ALL_PHOTOS: &str = "Tất cả ảnh";

/// The table of contents.
pub const CONTENTS: &str = "Trong báo cáo này";
/// Leads to the report before.
pub const PREVIOUS: &str = "Báo cáo trước";
/// Leads to the report after.
pub const NEXT: &str = "Báo cáo sau";
/// The name of the links to the neighbouring reports.
pub const NEIGHBOURS: &str = "Báo cáo trước và sau";
/// The document a report is about.
pub const ON_DOCUMENT: &str = "Văn bản";

/// Heads the column of the sources.
pub const SOURCE: &str = "Nguồn";
/// Heads the list of sentences the figures come from.
pub const SOURCES: &str = "Câu nguồn trong bài viết";
/// Downloads a table.
pub const DOWNLOAD: &str = "Tải bảng này (CSV)";

/// The timeline's name.
pub const TIMELINE: &str = "Thời gian thực hiện các văn bản";
/// The day of the conference on the timeline.
pub const CONFERENCE_DAY: &str = "Hội nghị ";
/// When a document was issued.
pub const ISSUED: &str = "Ban hành";
/// Where a document's date is not known.
pub const NO_DATE: &str = "bài viết không nêu ngày";
/// The years a document covers.
pub const PERIOD: &str = "Giai đoạn";
/// Who issued a document.
pub const ISSUER: &str = "Cơ quan ban hành";
/// Leads to the report on a document.
pub const READ_REPORT: &str = "Báo cáo: ";

/// What the site is.
pub const ABOUT_WHAT: &str = "Trang này giữ lại báo cáo, ảnh và số liệu của hội nghị ở một chỗ, để đọc nhanh trên điện thoại và đọc lại về sau.";
/// What it does not do.
pub const ABOUT_PRIVACY: &str = "Trang không theo dõi người đọc, không dùng cookie và không gọi tới máy chủ nào khác. Cỡ chữ, màu đã chọn và những trang được giữ để đọc ngoại tuyến chỉ nằm trên máy của bạn.";
/// How the text was treated.
pub const ABOUT_TEXT: &str = "Lời văn của bài gốc được giữ nguyên từng câu, kể cả lỗi đánh máy. Các đề mục do người biên tập đặt. Con số nào được suy ra thì có ghi «suy ra».";
/// Heads what the site is.
pub const ABOUT_SITE: &str = "Về trang này";
/// Heads what is said of the one-file edition.
pub const EDITION: &str = "Bản một tệp";
/// What it is.
pub const EDITION_WHAT: &str = "Cả hội nghị trong một tệp: mọi trang, biểu đồ và bảng số liệu. Mở được khi không có mạng, gửi được qua Zalo, chép được vào USB. Tải về rồi mở bằng trình duyệt.";
/// Stands in that edition.
pub const EDITION_HERE: &str = "Bạn đang đọc bản một tệp. Mọi trang, biểu đồ và bảng số liệu nằm ngay trong tệp này, không cần mạng. Muốn chia sẻ, hãy gửi cả tệp.";
/// Before the address of the whole site.
pub const EDITION_ONLINE: &str = "Bản trên mạng:";
/// Heads the list of all its pages.
pub const EDITION_CONTENTS: &str = "Mục lục";
/// Heads the citation.
pub const CITE: &str = "Cách trích dẫn";
/// Heads the release.
pub const RELEASE: &str = "Bản phát hành";
/// Before the id of the release.
pub const RELEASE_ID: &str = "Mã bản";
/// Before the number of pages.
pub const PAGES: &str = "Số trang";
/// Heads what is not done.
pub const PRIVACY: &str = "Quyền riêng tư";

/// The page that is not there.
pub const NOT_FOUND: &str = "Không có trang này";
/// What to do about it.
pub const NOT_FOUND_HELP: &str =
    "Địa chỉ có thể đã gõ sai hoặc trang đã được dời đi. Hãy quay về trang chủ để tìm tiếp.";
/// Leads home.
pub const GO_HOME: &str = "Về trang chủ";
/// Leads to newer conferences.
pub const NEWER: &str = "Mới hơn";
/// Leads to older conferences.
pub const OLDER: &str = "Cũ hơn";

/// Names the link to a heading.
#[must_use]
pub fn link_to(heading: &str) -> String {
    format!("Chép liên kết tới mục «{heading}»")
}

/// How long a report takes to read.
#[must_use]
pub fn minutes(minutes: usize) -> String {
    format!("{minutes} phút đọc")
}

/// A photo's place among the photos.
#[must_use]
pub fn position(position: usize, count: usize) -> String {
    format!("Ảnh {position}/{count}")
}

/// Downloads a photo: its width and height in pixels.
#[must_use]
pub fn download_photo(width: u32, height: u32) -> String {
    format!("Tải ảnh (JPEG, {width} × {height})")
}

/// Leads to all photos.
#[must_use]
pub fn all_photos(count: usize) -> String {
    format!("Xem tất cả {count} ảnh")
}

/// Names the link from a figure to its sentence.
#[must_use]
pub fn source_number(number: usize) -> String {
    format!("Câu nguồn {number}")
}

/// The heading of the charts.
pub const CHARTS: &str = "Biểu đồ";
/// Names the links to the charts before and after.
pub const NEIGHBOUR_CHARTS: &str = "Biểu đồ trước và sau";
/// Leads to the chart before.
pub const PREVIOUS_CHART: &str = "Biểu đồ trước";
/// Leads to the chart after.
pub const NEXT_CHART: &str = "Biểu đồ sau";
/// Leads to all charts.
pub const ALL_CHARTS: &str = "Tất cả biểu đồ và bảng số liệu";
/// The heading of the tables.
pub const TABLES: &str = "Bảng số liệu gốc";
/// The choice between a chart and its table.
pub const CHART_VIEW: &str = "Cách xem";
/// A chart as a picture.
pub const CHART: &str = "Biểu đồ";
/// A chart as a table.
pub const TABLE: &str = "Bảng";
/// The sum of a column.
pub const TOTAL: &str = "Tổng";
/// Before the files of a chart.
pub const CHART_DOWNLOAD: &str = "Tải về";
/// Said where a choice leaves nothing.
pub const CHART_EMPTY: &str = "Không có số liệu nào khớp với lựa chọn này.";
/// How keys walk a chart.
pub const CHART_KEYS: &str = "Biểu đồ. Dùng phím mũi tên để nghe từng giá trị.";
/// How keys walk a chart whose values can be chosen.
pub const CHART_KEYS_PICK: &str = "Biểu đồ. Dùng phím mũi tên để nghe từng giá trị, Enter để chọn.";
/// Said once a key has chosen a mark, or chosen it no more.
#[must_use]
pub fn picked(words: &str, is_chosen: bool) -> String {
    format!("{}: {words}", if is_chosen { "Đã chọn" } else { "Đã bỏ chọn" })
}

/// Where several values can be chosen: all of them.
pub const ANY_CHOICE: &str = "Tất cả";
/// Said when a file was handed to the browser.
pub const SAVED: &str = "Đã tạo tệp để tải về.";
/// Said when a file could not be made.
pub const NOT_SAVED: &str = "Không tạo được tệp. Bảng số liệu ở trên vẫn dùng được.";
/// Before the sentences that a chart's numbers come from.
pub const SOURCE_OF: &str = "Nguồn";

/// Stands where a chart could not be drawn.
#[must_use]
pub fn chart_missing(title: &str) -> String {
    format!("Không vẽ được biểu đồ «{title}».")
}

/// Names the table of a chart.
#[must_use]
pub fn table_of(chart: &str) -> String {
    format!("Bảng số liệu: {chart}")
}

/// Names the buttons that take a chart along.
#[must_use]
pub fn chart_actions(chart: &str) -> String {
    format!("Tải về và chia sẻ: {chart}")
}

/// Said where an address asks for what there is not.
#[must_use]
pub fn unknown_choice(what: &str) -> String {
    format!("Liên kết có lựa chọn không tồn tại ({what}); đang hiện mặc định.")
}

/// Said while the engine is on its way, or at work.
pub const CHART_DRAWING: &str = "Đang vẽ theo lựa chọn mới…";

/// Said where the engine did not come.
pub const CHART_ENGINE_MISSING: &str =
    "Chưa tải được bộ vẽ biểu đồ, nên biểu đồ vẫn như trước. Hãy kiểm tra mạng rồi chọn lại.";

/// Said where a chart could not be drawn as it was asked for.
#[must_use]
pub fn not_redrawn(why: &str) -> String {
    format!("Không vẽ lại được biểu đồ ({why}). Hình trước đó vẫn còn.")
}

/// The link to a one-file edition.
#[must_use]
pub fn edition_download(size: &str) -> String {
    format!("Tải bản một tệp ({size})")
}

/// Names the lightbox.
pub const LIGHTBOX: &str = "Xem ảnh";
/// How keys move a photo.
pub const LIGHTBOX_KEYS: &str = "Ảnh. Phím mũi tên đổi ảnh, phím + và - phóng to, thu nhỏ; khi đã phóng to, phím mũi tên đẩy ảnh.";
/// Names the strip of thumbnails.
pub const THUMBNAILS: &str = "Các ảnh";
/// The button that brings a photo nearer.
pub const NEARER: &str = "Phóng to";
/// The button that takes it farther away.
pub const FARTHER: &str = "Thu nhỏ";
/// The button that starts the slideshow.
pub const PLAY: &str = "Trình chiếu";
/// The button that halts it.
pub const PAUSE: &str = "Dừng trình chiếu";
/// The button that shows photos on the full screen.
pub const FULL_SCREEN: &str = "Toàn màn hình";
/// The button that shares a photo.
pub const SHARE_PHOTO: &str = "Chia sẻ ảnh này";
/// Downloads the photo that is looked at.
pub const DOWNLOAD_PHOTO: &str = "Tải ảnh này (JPEG)";
/// Said when the slideshow starts.
pub const PLAYING: &str = "Đang trình chiếu.";
/// Said when it halts.
pub const PAUSED: &str = "Đã dừng trình chiếu.";
/// Said when a tap has taken away what lies around the photo, and when another has brought it back.
pub const BARE: &str = "Đã ẩn các nút. Chạm lần nữa để hiện.";
/// See [`BARE`].
pub const NOT_BARE: &str = "Đã hiện các nút.";
/// Said where there is no photo before.
pub const FIRST_PHOTO: &str = "Đây là ảnh đầu.";
/// Said where there is no photo after.
pub const LAST_PHOTO: &str = "Đây là ảnh cuối.";
/// Said where a photo did not come.
pub const PHOTO_FAILED: &str = "Chưa tải được ảnh này. Hãy kiểm tra mạng.";

/// Said when a photo is nearer or farther, in hundredths.
#[must_use]
pub fn zoomed(hundredths: f64) -> String {
    format!("Phóng {hundredths:.0} %.")
}

/// Said when a near photo has been pushed about: which part of it is seen, in hundredths from its left and
/// upper edge.
#[must_use]
pub fn seen_part(across: f64, down: f64) -> String {
    let across = match across {
        ..1.0 => "mép trái".to_owned(),
        49.5..50.5 => "giữa theo chiều ngang".to_owned(),
        99.0.. => "mép phải".to_owned(),
        _ => format!("{across:.0} % từ trái"),
    };
    let down = match down {
        ..1.0 => "mép trên".to_owned(),
        49.5..50.5 => "giữa theo chiều dọc".to_owned(),
        99.0.. => "mép dưới".to_owned(),
        _ => format!("{down:.0} % từ trên"),
    };
    format!("Đang xem {across}, {down}.")
}
